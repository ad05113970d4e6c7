package io.grampus.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps one entry per key in lists that have one: the last one wins, in the first one's place. */
final class Uniques {
  private interface Key {
    @Nullable String of(Node entry);
  }

  private static final PathTable<PathTable.Rewrite> TABLE = table();

  private Uniques() {}

  static void enforce(MapNode document) {
    PathTable.rewrite(document, "", TABLE);
  }

  private static PathTable<PathTable.Rewrite> table() {
    PathTable<PathTable.Rewrite> table = new PathTable<>();
    List<String> pairs =
        List.of(
            "annotations",
            "build.args",
            "build.additional_contexts",
            "build.platform",
            "build.tags",
            "build.labels",
            "cap_add",
            "cap_drop",
            "deploy.labels",
            "dns",
            "dns_opt",
            "dns_search",
            "environment",
            "labels",
            "links",
            "networks.*.aliases",
            "networks.*.link_local_ips",
            "profiles",
            "sysctls",
            "tmpfs");
    for (String name : pairs) {
      table.with("services.*." + name, unique(Uniques::name));
    }
    table.with("networks.*.labels", unique(Uniques::name));
    table.with("networks.*.ipam.options", unique(Uniques::name));
    table.with("services.*.expose", unique(Canonical::text));
    table.with(
        "services.*.env_file",
        unique(e -> e instanceof MapNode m ? m.text("path") : Canonical.text(e)));
    table.with("services.*.devices", unique(Uniques::device));
    table.with("services.*.volumes", unique(Uniques::volume));
    table.with("services.*.ports", unique(Uniques::port));
    table.with("services.*.configs", unique(e -> mount(e, "")));
    return table.with("services.*.secrets", unique(e -> mount(e, "/run/secrets")));
  }

  private static PathTable.Rewrite unique(Key key) {
    return (value, path) -> value instanceof ListNode list ? unique(list, key) : value;
  }

  private static ListNode unique(ListNode list, Key key) {
    Map<String, Node> kept = new LinkedHashMap<>();
    int unnamed = 0;
    for (Node entry : list.items()) {
      String name = key.of(entry);
      kept.put(name == null ? "\0" + unnamed++ : name, entry);
    }
    if (kept.size() != list.items().size()) {
      list.items().clear();
      list.items().addAll(kept.values());
    }
    return list;
  }

  private static @Nullable String name(Node entry) {
    String text = Canonical.text(entry);
    int equals = text == null ? -1 : text.indexOf('=');
    return text == null || equals < 0 ? text : text.substring(0, equals);
  }

  private static @Nullable String device(Node entry) {
    if (entry instanceof MapNode map) {
      return map.text("target");
    }
    String text = Canonical.text(entry);
    if (text == null) {
      return null;
    }
    String[] parts = text.split(":", -1);
    return parts.length == 1 ? parts[0] : parts[1];
  }

  private static @Nullable String volume(Node entry) {
    if (entry instanceof MapNode map) {
      return map.text("target");
    }
    String text = Canonical.text(entry);
    return text == null ? null : VolumeSpec.target(text);
  }

  private static @Nullable String port(Node entry) {
    if (!(entry instanceof MapNode map)) {
      return Canonical.text(entry);
    }
    Node target = map.get("target");
    if (target == null) {
      return null;
    }
    return or(map, "host_ip", "0.0.0.0")
        + ":"
        + or(map, "published", "<nil>")
        + ":"
        + Canonical.text(target)
        + "/"
        + or(map, "protocol", "tcp");
  }

  private static String or(MapNode map, String key, String other) {
    Node value = map.get(key);
    String text = value == null ? null : Canonical.text(value);
    return text == null ? other : text;
  }

  private static @Nullable String mount(Node entry, String folder) {
    if (entry instanceof MapNode map) {
      String target = map.text("target");
      return target == null ? folder + "/" + map.text("source") : target;
    }
    String text = Canonical.text(entry);
    return text == null ? null : folder + "/" + text;
  }
}
