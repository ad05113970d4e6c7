package io.grampus.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the short forms of a merged document into the long ones. */
final class Canonical {
  private final Problems problems;
  private final PathTable<PathTable.Rewrite> table = new PathTable<>();

  Canonical(Problems problems) {
    this.problems = problems;
    for (String name :
        List.of("label_file", "dns", "develop.watch.*.ignore", "develop.watch.*.include")) {
      table.with("services.*." + name, (v, p) -> listOf(v));
    }
    for (String name : List.of("secrets.*", "configs.*", "build.secrets.*")) {
      table.with("services.*." + name, (v, p) -> wrap(v, "source"));
    }
    for (String name : List.of("networks", "models")) {
      table.with("services.*." + name, (v, p) -> keys(v));
    }
    for (String name : List.of("provenance", "sbom")) {
      table.with("services.*.build." + name, (v, p) -> string(v));
    }
    table.with("services.*.build", (v, p) -> inside(wrap(v, "context"), p, "services.*.build"));
    table.with("services.*.extends", (v, p) -> wrap(v, "service"));
    table.with("services.*.build.additional_contexts", this::contexts);
    table.with("services.*.build.ssh", this::ssh);
    table.with("services.*.depends_on", (v, p) -> dependencies(v));
    table.with("services.*.env_file", (v, p) -> envFiles(v));
    table.with("services.*.gpus", (v, p) -> gpus(v));
    table.with("services.*.ports", (v, p) -> PortSpec.expand(v, p, problems));
    table.with("services.*.volumes.*", (v, p) -> VolumeSpec.expand(v, p, problems));
    table.with("services.*.devices.*", this::device);
    for (String name : List.of("volumes", "networks", "secrets", "configs")) {
      table.with(name + ".*", this::external);
    }
  }

  void document(MapNode document) {
    PathTable.rewrite(document, "", table);
    dropEmptyDns(document);
  }

  static @Nullable String text(Node node) {
    return node instanceof ScalarNode s && s.value() != null ? s.text() : null;
  }

  /** The long form of a plain dependency. */
  static MapNode dependency(Position at) {
    MapNode map = new MapNode(at);
    map.putDefault("condition", "service_started");
    map.putDefault("required", true);
    return map;
  }

  private Node inside(Node value, String path, String pattern) {
    PathTable<PathTable.Rewrite> rules = table;
    for (String part : pattern.split("\\.")) {
      PathTable<PathTable.Rewrite> next = rules == null ? null : rules.child(part);
      rules = next;
    }
    return rules == null ? value : PathTable.rewriteInside(value, path, rules);
  }

  private static Node wrap(Node value, String key) {
    if (value instanceof ScalarNode s && s.value() instanceof String) {
      MapNode map = new MapNode(s.at());
      map.put(key, s);
      return map;
    }
    return value;
  }

  private static Node listOf(Node value) {
    if (value instanceof ScalarNode s && s.value() instanceof String) {
      ListNode list = new ListNode(s.at());
      list.items().add(s);
      return list;
    }
    return value;
  }

  private static Node keys(Node value) {
    if (!(value instanceof ListNode list)) {
      return value;
    }
    MapNode map = new MapNode(list.at());
    for (Node item : list.items()) {
      String name = text(item);
      if (name != null) {
        map.put(name, item.at(), new ScalarNode(null, item.at()));
      }
    }
    return map;
  }

  private static Node string(Node value) {
    String text = text(value);
    return text == null ? value : Node.text(text, value.at());
  }

  private Node contexts(Node value, String path) {
    return pairs(value, path, false);
  }

  private Node ssh(Node value, String path) {
    return pairs(value, path, true);
  }

  private Node pairs(Node value, String path, boolean bareDefault) {
    if (!(value instanceof ListNode list)) {
      return value;
    }
    MapNode map = new MapNode(list.at());
    for (Node item : list.items()) {
      String text = String.valueOf(text(item));
      int equals = text.indexOf('=');
      if (equals >= 0) {
        map.put(
            text.substring(0, equals), item.at(), Node.text(text.substring(equals + 1), item.at()));
      } else if (bareDefault && text.equals("default")) {
        map.put(text, item.at(), new ScalarNode(null, item.at()));
      } else {
        problems.add(item.at(), path, "\"" + text + "\" has no \"=\"", "Write NAME=VALUE.");
      }
    }
    return map;
  }

  private static Node dependencies(Node value) {
    MapNode map = new MapNode(value.at());
    if (value instanceof ListNode list) {
      list.items().forEach(i -> map.put(String.valueOf(text(i)), i.at(), dependency(i.at())));
      return map;
    }
    if (value instanceof MapNode given) {
      for (String key : given.keys()) {
        if (given.get(key) instanceof MapNode dependency) {
          dependency.putDefault("condition", "service_started");
          dependency.putDefault("required", true);
        }
      }
    }
    return value;
  }

  private static Node envFiles(Node value) {
    Node list = listOf(value);
    if (list instanceof ListNode files) {
      files.items().replaceAll(f -> wrap(f, "path"));
      for (Node file : files.items()) {
        if (file instanceof MapNode map) {
          map.putDefault("required", true);
        }
      }
    }
    return list;
  }

  private static Node gpus(Node value) {
    if (!(value instanceof ScalarNode)) {
      return value;
    }
    MapNode all = new MapNode(value.at());
    all.putDefault("count", "all");
    ListNode list = new ListNode(value.at());
    list.items().add(all);
    return list;
  }

  private Node device(Node value, String path) {
    String text = text(value);
    if (text == null) {
      return value;
    }
    String[] parts = text.split(":", -1);
    if (parts.length > 3) {
      problems.add(
          value.at(), path, "\"" + text + "\" is not a device", "Write HOST[:CONTAINER[:rwm]].");
      return value;
    }
    MapNode map = new MapNode(value.at());
    map.putDefault("source", parts[0]);
    map.putDefault("target", parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0]);
    map.putDefault("permissions", parts.length > 2 ? parts[2] : "rwm");
    return map;
  }

  private Node external(Node value, String path) {
    if (!(value instanceof MapNode resource)
        || !(resource.get("external") instanceof MapNode old)) {
      return value;
    }
    resource.put("external", new ScalarNode(true, old.at()));
    Node name = old.get("name");
    Node given = resource.get("name");
    if (name != null) {
      problems.warn(old.at(), path, "external.name is deprecated", "Set name and external: true.");
      if (given != null && !given.sameAs(name)) {
        problems.add(old.at(), path, "name and external.name differ", "Use name only.");
      }
      resource.put("name", given == null ? name : given);
    }
    return value;
  }

  private static void dropEmptyDns(MapNode document) {
    MapNode services = document.map("services");
    if (services == null) {
      return;
    }
    for (String name : services.keys()) {
      MapNode service = services.map(name);
      ListNode dns = service == null ? null : service.list("dns");
      if (dns != null) {
        dns.items().removeIf(i -> i.isNull() || "".equals(text(i)));
      }
    }
  }
}
