package io.grampus.compose;

import java.util.List;

/** Adds what a model means without saying it: the default network, dependencies, names. */
final class Normalizer {
  private static final List<String> NAMESPACES =
      List.of("network_mode", "ipc", "pid", "uts", "cgroup");

  private final String project;
  private final Variables variables;

  Normalizer(String project, Variables variables) {
    this.project = project;
    this.variables = variables;
  }

  void document(MapNode model) {
    model.put("name", Node.text(project, model.keyAt("name")));
    networks(model);
    Nodes.each(model, "services", (name, service) -> service(service));
    for (String kind : List.of("networks", "volumes", "configs", "secrets")) {
      names(model, kind);
    }
  }

  private static void networks(MapNode model) {
    boolean[] used = new boolean[1];
    Nodes.each(
        model,
        "services",
        (name, service) -> {
          if (service.has("provider") || service.has("network_mode")) {
            return;
          }
          MapNode networks = service.map("networks");
          if (networks == null || networks.size() == 0) {
            networks = new MapNode(service.at());
            networks.put("default", service.at(), new ScalarNode(null, service.at()));
            service.put("networks", networks);
          }
          used[0] |= networks.has("default");
        });
    if (used[0]) {
      MapNode networks = model.mapOrNew("networks");
      if (networks != null && !networks.has("default")) {
        networks.put("default", model.at(), new ScalarNode(null, model.at()));
      }
    }
  }

  private void service(MapNode service) {
    if ("if_not_present".equals(service.text("pull_policy"))) {
      service.put("pull_policy", Node.text("missing", service.keyAt("pull_policy")));
    }
    MapNode build = service.map("build");
    if (build != null) {
      build.putDefault("context", ".");
      if (!build.has("dockerfile_inline")) {
        build.putDefault("dockerfile", "Dockerfile");
      }
      resolve(build, "args", false);
    }
    resolve(service, "environment", true);
    dependencies(service);
    for (Node mount : Nodes.items(service.get("volumes"))) {
      String target = mount instanceof MapNode map ? map.text("target") : null;
      if (target != null) {
        ((MapNode) mount).put("target", Node.text(PathText.clean(target), mount.at()));
      }
    }
  }

  /** Gives entries without a value that of the project's environment. */
  private void resolve(MapNode holder, String key, boolean keepEmpty) {
    Node node = holder.get(key);
    if (node instanceof ListNode list) {
      list.items()
          .removeIf(
              i -> !keepEmpty && !text(i).contains("=") && variables.value(text(i)).isEmpty());
      list.items().replaceAll(this::valued);
    } else if (node instanceof MapNode map) {
      for (String name : map.keys()) {
        Node value = map.get(name);
        if (value != null && value.isNull()) {
          variables
              .value(name)
              .ifPresentOrElse(
                  v -> map.put(name, Node.text(v, value.at())),
                  () -> {
                    if (!keepEmpty) {
                      map.remove(name);
                    }
                  });
        }
      }
    }
  }

  private static String text(Node node) {
    return String.valueOf(Canonical.text(node));
  }

  private Node valued(Node item) {
    String text = text(item);
    if (text.contains("=")) {
      return item;
    }
    return variables.value(text).<Node>map(v -> Node.text(text + "=" + v, item.at())).orElse(item);
  }

  private static void dependencies(MapNode service) {
    MapNode dependencies = service.map("depends_on");
    MapNode all = dependencies == null ? new MapNode(service.keyAt("depends_on")) : dependencies;
    for (Node link : Nodes.items(service.get("links"))) {
      String[] parts = text(link).split(":", -1);
      depend(all, parts.length == 2 ? parts[0] : text(link), true, link.at());
    }
    for (String namespace : NAMESPACES) {
      String mode = service.text(namespace);
      if (mode != null && mode.startsWith("service:")) {
        depend(all, mode.substring("service:".length()), true, service.keyAt(namespace));
      }
    }
    for (Node from : Nodes.items(service.get("volumes_from"))) {
      if (!text(from).startsWith("container:")) {
        depend(all, text(from).split(":", -1)[0], false, from.at());
      }
    }
    if (all.size() > 0) {
      service.put("depends_on", all);
    }
  }

  private static void depend(MapNode all, String service, boolean restart, Position at) {
    if (!all.has(service)) {
      MapNode dependency = Canonical.dependency(at);
      dependency.putDefault("restart", restart);
      all.put(service, at, dependency);
    }
  }

  private void names(MapNode model, String kind) {
    MapNode resources = model.map(kind);
    if (resources == null) {
      return;
    }
    for (String key : resources.keys()) {
      MapNode resource = resources.mapOrNew(key);
      Node name = resource == null ? null : resource.get("name");
      if (resource != null && (name == null || name.isNull())) {
        boolean external = Nodes.isTrue(resource.get("external"));
        Position at = resources.keyAt(key);
        resource.put("name", at, Node.text(external ? key : project + "_" + key, at));
      }
    }
  }
}
