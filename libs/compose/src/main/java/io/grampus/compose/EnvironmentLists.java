package io.grampus.compose;

/** Resolves what a model takes from the environment of its own files rather than the project's. */
final class EnvironmentLists {
  /** Where the value of a secret or config is kept that comes from a variable. */
  static final String VALUE = "x-#value";

  private EnvironmentLists() {}

  static void document(MapNode model, Variables variables) {
    Nodes.each(
        model,
        "services",
        (name, service) -> {
          ListNode list = service.list("environment");
          if (list != null) {
            list.items().replaceAll(item -> valued(item, variables));
          }
        });
    Nodes.each(model, "secrets", (name, secret) -> valued(secret, variables));
    Nodes.each(model, "configs", (name, config) -> valued(config, variables));
  }

  private static void valued(MapNode object, Variables variables) {
    String name = object.text("environment");
    if (name != null && !object.has(VALUE)) {
      variables.value(name).ifPresent(v -> object.putDefault(VALUE, v));
    }
  }

  private static Node valued(Node item, Variables variables) {
    String name = Canonical.text(item);
    if (name == null || name.contains("=")) {
      return item;
    }
    return variables.value(name).<Node>map(v -> Node.text(name + "=" + v, item.at())).orElse(item);
  }
}
