package io.grampus.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the short form of ports: {@code [[IP:]HOST:]CONTAINER[/PROTOCOL]}, with ranges. */
final class PortSpec {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final String FORM =
      "Write HOST:CONTAINER, IP:HOST:CONTAINER or CONTAINER, each port a number or a range,"
          + " and /udp if it isn't TCP.";

  private record Range(int first, int last) {
    boolean single() {
      return first == last;
    }

    int size() {
      return last - first;
    }
  }

  private PortSpec() {}

  /** A list of ports with every short entry replaced by the long entries that it stands for. */
  static Node expand(Node value, String path, Problems problems) {
    if (!(value instanceof ListNode list)) {
      return value;
    }
    ListNode ports = new ListNode(list.at());
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      String text = Canonical.text(item);
      if (text == null) {
        ports.items().add(item);
        continue;
      }
      try {
        ports.items().addAll(read(text, item.at()));
      } catch (IllegalArgumentException e) {
        String place = path + "[" + i + "]";
        problems.add(item.at(), place, "\"" + text + "\" is not a port: " + e.getMessage(), FORM);
      }
    }
    return ports;
  }

  static List<MapNode> read(String text, Position at) {
    String[] parts = text.split(":", -1);
    int n = parts.length;
    String last = parts[n - 1];
    String hostPort = n > 1 ? parts[n - 2] : "";
    String ip = n > 2 ? address(String.join(":", List.of(parts).subList(0, n - 2))) : "";
    int slash = last.indexOf('/');
    String protocol = slash < 0 ? "tcp" : last.substring(slash + 1).toLowerCase(Locale.ROOT);
    String containerPort = slash < 0 ? last : last.substring(0, slash);
    if (protocol.isEmpty()) {
      protocol = "tcp";
    }
    if (containerPort.isEmpty()) {
      throw new IllegalArgumentException("it has no container port");
    }
    Range container = range(containerPort, "container port");
    if (!PROTOCOLS.contains(protocol)) {
      throw new IllegalArgumentException("\"" + protocol + "\" is not a protocol");
    }
    if (hostPort.isEmpty()) {
      return entries(container, container, "", ip, protocol, at);
    }
    Range host = range(hostPort, "host port");
    if (host.size() != container.size() && !container.single()) {
      throw new IllegalArgumentException("the two ranges differ in length");
    }
    return entries(container, host, hostPort, ip, protocol, at);
  }

  private static List<MapNode> entries(
      Range container, Range host, String hostPort, String ip, String protocol, Position at) {
    List<MapNode> entries = new ArrayList<>();
    for (int i = 0; i <= container.size(); i++) {
      MapNode entry = new MapNode(at);
      entry.putDefault("mode", "ingress");
      if (!ip.isEmpty()) {
        entry.putDefault("host_ip", ip);
      }
      entry.putDefault("target", (long) container.first() + i);
      if (!hostPort.isEmpty()) {
        boolean choice = container.single() && !host.single();
        String published =
            choice ? host.first() + "-" + host.last() : String.valueOf(host.first() + i);
        entry.putDefault("published", published);
      }
      entry.putDefault("protocol", protocol);
      entries.add(entry);
    }
    entries.sort(Comparator.comparing(e -> Canonical.text(target(e)) + "/"));
    return entries;
  }

  private static Node target(MapNode entry) {
    Node target = entry.get("target");
    return target == null ? entry : target;
  }

  private static Range range(String text, String what) {
    String[] ends = text.split("-", 2);
    int first = port(ends[0], what);
    int last = ends.length == 1 ? first : port(ends[1], what);
    if (last < first) {
      throw new IllegalArgumentException("the range " + text + " runs backwards");
    }
    return new Range(first, last);
  }

  private static int port(String text, String what) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException("\"" + text + "\" is no " + what);
    }
    return Integer.parseInt(text);
  }

  private static String address(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!bare.isEmpty() && !IpText.isAddress(bare)) {
      throw new IllegalArgumentException("\"" + bare + "\" is no IP address");
    }
    return bare;
  }
}
