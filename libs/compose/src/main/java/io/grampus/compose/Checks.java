package io.grampus.compose;

import java.util.List;
import java.util.stream.Stream;

/** What a single value of a model must hold to beyond the schema. */
final class Checks {
  private Checks() {}

  static void document(MapNode model, Problems problems) {
    PathTable<PathTable.Rewrite> table =
        new PathTable<PathTable.Rewrite>()
            .with("volumes.*", (v, p) -> volume(v, p, problems))
            .with(
                "configs.*",
                (v, p) -> oneOf(v, p, List.of("file", "environment", "content"), problems))
            .with("secrets.*", (v, p) -> oneOf(v, p, List.of("file", "environment"), problems))
            .with("services.*.volumes.*", (v, p) -> mount(v, p, problems))
            .with("services.*.devices.*", (v, p) -> needs(v, p, "target", problems))
            .with("services.*.ports.*", (v, p) -> address(v, p, problems))
            .with("services.*.develop.watch.*.path", (v, p) -> path(v, p, problems))
            .with(
                "services.*.deploy.resources.reservations.devices.*",
                (v, p) -> device(v, p, problems))
            .with("services.*.gpus.*", (v, p) -> device(v, p, problems));
    PathTable.rewrite(model, "", table);
  }

  private static Node volume(Node value, String path, Problems problems) {
    if (value instanceof MapNode map && Nodes.isTrue(map.get("external"))) {
      for (String key : map.keys()) {
        if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
          problems.add(
              map.keyAt(key),
              path + "." + key,
              "an external volume is not made here, so it can't have \"" + key + "\"",
              "Remove it, or remove external.");
        }
      }
    }
    return value;
  }

  private static Node mount(Node value, String path, Problems problems) {
    if (value instanceof MapNode map && "bind".equals(map.text("type"))) {
      needs(value, path, "source", problems);
    }
    return needs(value, path, "target", problems);
  }

  private static Node needs(Node value, String path, String key, Problems problems) {
    if (value instanceof MapNode map && map.text(key) == null) {
      problems.add(map.at(), path, "lacks the key \"" + key + "\"", "Add " + key + ":.");
    }
    return value;
  }

  private static Node oneOf(Node value, String path, List<String> keys, Problems problems) {
    if (!(value instanceof MapNode map)) {
      return value;
    }
    Stream<String> given = keys.stream().filter(map::has);
    long count = given.count();
    String choice = String.join(", ", keys);
    if (count > 1) {
      problems.add(map.at(), path, "only one of " + choice + " can be set", "Remove the others.");
    } else if (count == 0 && !map.has("driver") && !map.has("external")) {
      problems.add(map.at(), path, "one of " + choice + " must be set", "Or set external: true.");
    }
    return value;
  }

  private static Node address(Node value, String path, Problems problems) {
    String ip = value instanceof MapNode map ? map.text("host_ip") : null;
    if (ip != null && !IpText.isAddress(ip)) {
      problems.add(value.at(), path + ".host_ip", "\"" + ip + "\" is not an IP address", "");
    }
    return value;
  }

  private static Node path(Node value, String path, Problems problems) {
    if ("".equals(Canonical.text(value))) {
      problems.add(value.at(), path, "is empty", "Name a file or folder.");
    }
    return value;
  }

  private static Node device(Node value, String path, Problems problems) {
    if (value instanceof MapNode map && map.has("count") && map.has("device_ids")) {
      problems.add(
          map.at(), path, "count and device_ids exclude each other", "Remove one of them.");
    }
    return value;
  }
}
