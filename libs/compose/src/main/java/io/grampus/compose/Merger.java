package io.grampus.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges a later file over an earlier one, by Compose's rules. */
final class Merger {
  /** How the values at some path merge. */
  private interface Rule {
    Node merge(Node base, Node over, String path, PathTable<Rule> rules);
  }

  private final Problems problems;
  private final PathTable<Rule> table = new PathTable<>();

  Merger(Problems problems) {
    this.problems = problems;
    String[] sequences = {
      "annotations",
      "build.args",
      "build.additional_contexts",
      "build.labels",
      "deploy.labels",
      "dns",
      "dns_opt",
      "dns_search",
      "env_file",
      "label_file",
      "environment",
      "labels",
      "sysctls",
      "tmpfs"
    };
    for (String name : sequences) {
      table.with("services.*." + name, (b, o, p, r) -> sequence(b, o));
    }
    table.with("networks.*.labels", (b, o, p, r) -> sequence(b, o));
    table.with("volumes.*.labels", (b, o, p, r) -> sequence(b, o));
    for (String name : List.of("command", "entrypoint", "healthcheck.test")) {
      table.with("services.*." + name, (b, o, p, r) -> o);
    }
    for (String name : List.of("extra_hosts", "build.extra_hosts")) {
      table.with("services.*." + name, (b, o, p, r) -> hosts(b, o));
    }
    table.with("services.*.ulimits.*", (b, o, p, r) -> o);
    table.with("services.*.logging", this::logging);
    table.with("services.*.build", (b, o, p, r) -> maps(build(b), build(o), p, r));
    table.with("services.*.depends_on", (b, o, p, r) -> maps(keyed(b, true), keyed(o, true), p, r));
    for (String name : List.of("models", "networks")) {
      table.with(
          "services.*." + name, (b, o, p, r) -> maps(keyed(b, false), keyed(o, false), p, r));
    }
    table.with("networks.*.ipam.config", (b, o, p, r) -> pools(b, o, p));
  }

  /** Merges the second document over the first, changing the first. */
  void document(MapNode base, MapNode over) {
    maps(base, over, "", table);
  }

  /** Merges a service over the one that it extends, changing the base. */
  MapNode service(MapNode base, MapNode over, String name) {
    PathTable<Rule> services = table.child("services");
    PathTable<Rule> rules = services == null ? null : services.child(name);
    return (MapNode) maps(base, over, "services." + name, rules);
  }

  private Node any(Node base, Node over, String path, @Nullable PathTable<Rule> rules) {
    Rule rule = rules == null ? null : rules.rule();
    if (rule != null && rules != null) {
      return rule.merge(base, over, path, rules);
    }
    if (over.isNull()) {
      return base;
    }
    if (base instanceof MapNode) {
      return maps(base, over, path, rules);
    }
    if (base instanceof ListNode list) {
      if (over instanceof ListNode other) {
        list.items().addAll(other.items());
        return list;
      }
      return clash(base, over, path, "a list");
    }
    return over;
  }

  private Node clash(Node base, Node over, String path, String kind) {
    problems.add(
        over.at(),
        path,
        "can't override " + kind + " (" + base.at() + ") with something else",
        "Write " + kind + ", or mark the value !override.");
    return base;
  }

  private Node maps(Node base, Node over, String path, @Nullable PathTable<Rule> rules) {
    if (over.isNull()) {
      return base;
    }
    if (base.isNull()) {
      return over;
    }
    if (!(base instanceof MapNode into) || !(over instanceof MapNode from)) {
      return clash(base, over, path, base instanceof MapNode ? "a mapping" : "this value");
    }
    for (String key : from.keys()) {
      Node old = into.get(key);
      Node value = from.get(key);
      if (value == null) {
        continue;
      }
      if (old == null) {
        into.put(key, from.keyAt(key), value);
      } else {
        PathTable<Rule> next = rules == null ? null : rules.child(key);
        Node merged = any(old, value, path.isEmpty() ? key : path + "." + key, next);
        into.put(key, value instanceof ScalarNode ? from.keyAt(key) : into.keyAt(key), merged);
      }
    }
    return into;
  }

  private Node logging(Node base, Node over, String path, PathTable<Rule> rules) {
    if (base instanceof MapNode b && over instanceof MapNode o) {
      Node driver = b.get("driver");
      Node other = o.get("driver");
      if (driver != null && other != null && !driver.sameAs(other)) {
        return over;
      }
    }
    return maps(base, over, path, rules);
  }

  private static Node build(Node node) {
    if (node instanceof ScalarNode && !node.isNull()) {
      MapNode map = new MapNode(node.at());
      map.put("context", node);
      return map;
    }
    return node;
  }

  private static Node keyed(Node node, boolean dependency) {
    if (!(node instanceof ListNode list)) {
      return node;
    }
    MapNode map = new MapNode(list.at());
    for (Node item : list.items()) {
      if (item instanceof ScalarNode s && s.value() instanceof String name) {
        map.put(
            name, s.at(), dependency ? Canonical.dependency(s.at()) : new ScalarNode(null, s.at()));
      }
    }
    return map;
  }

  private static Node sequence(Node base, Node over) {
    ListNode joined = new ListNode(base.at());
    joined.items().addAll(items(base));
    joined.items().addAll(items(over));
    return joined;
  }

  /** Values as a sequence; a mapping becomes sorted {@code key=value} strings. */
  private static List<Node> items(Node node) {
    return switch (node) {
      case ListNode list -> list.items();
      case ScalarNode s -> s.value() instanceof String ? List.of(s) : List.of();
      case TaggedNode _ -> List.of();
      case MapNode map -> {
        List<Node> pairs = new ArrayList<>();
        for (String key : map.keys()) {
          pairs(key, map, pairs);
        }
        pairs.sort(Comparator.comparing(n -> ((ScalarNode) n).text()));
        yield pairs;
      }
    };
  }

  private static void pairs(String key, MapNode map, List<Node> into) {
    Position at = map.keyAt(key);
    switch (map.get(key)) {
      case ListNode list ->
          list.items().forEach(i -> into.add(Node.text(key + "=" + Canonical.text(i), at)));
      case ScalarNode s when s.value() != null -> into.add(Node.text(key + "=" + s.text(), at));
      case null, default -> into.add(Node.text(key, at));
    }
  }

  private static Node hosts(Node base, Node over) {
    ListNode joined = new ListNode(base.at());
    joined.items().addAll(items(base));
    for (Node host : items(over)) {
      if (joined.items().stream().noneMatch(host::sameAs)) {
        joined.items().add(host);
      }
    }
    return joined;
  }

  /** Address pools merge by subnet; pools of a later file with another subnet come after. */
  private Node pools(Node base, Node over, String path) {
    if (!(base instanceof ListNode b) || !(over instanceof ListNode o)) {
      return clash(base, over, path, "a list");
    }
    for (Node pool : o.items()) {
      Node same = null;
      for (Node mine : b.items()) {
        same = subnet(mine).equals(subnet(pool)) ? mine : same;
      }
      if (same == null) {
        b.items().add(pool);
      } else {
        maps(same, pool, path, null);
      }
    }
    return b;
  }

  private static String subnet(Node pool) {
    String subnet = pool instanceof MapNode map ? map.text("subnet") : null;
    return subnet == null ? "" : subnet;
  }
}
