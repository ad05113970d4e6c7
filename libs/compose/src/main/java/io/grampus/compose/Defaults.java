package io.grampus.compose;

/** Fills in what the canonical form always says. */
final class Defaults {
  private static final PathTable<PathTable.Rewrite> TABLE =
      new PathTable<PathTable.Rewrite>()
          .with("services.*.build", (v, p) -> with(v, "context", "."))
          .with("services.*.secrets.*", (v, p) -> secret(v))
          .with("services.*.ports.*", (v, p) -> with(with(v, "protocol", "tcp"), "mode", "ingress"))
          .with("services.*.deploy.resources.reservations.devices.*", (v, p) -> device(v))
          .with("services.*.gpus.*", (v, p) -> device(v));

  private Defaults() {}

  static void document(MapNode model) {
    PathTable.rewrite(model, "", TABLE);
  }

  private static Node with(Node value, String key, Object other) {
    if (value instanceof MapNode map) {
      map.putDefault(key, other);
    }
    return value;
  }

  private static Node secret(Node value) {
    return value instanceof MapNode map
        ? with(map, "target", "/run/secrets/" + map.text("source"))
        : value;
  }

  private static Node device(Node value) {
    boolean open = value instanceof MapNode map && !map.has("count") && !map.has("device_ids");
    return open ? with(value, "count", "all") : value;
  }
}
