package io.grampus.ingress;

import java.util.ArrayList;
import java.util.List;

/**
 * A port that a service publishes through the ingress.
 *
 * @param address where to listen; empty for where the server listens
 */
record PublishedPort(String address, int published, int target, String protocol) {
  static final String LABEL = "io.grampus.ingress";

  /**
   * Reads the label's {@code [address:]published:target/protocol,…}; what is no port is left out.
   */
  static List<PublishedPort> parse(String label) {
    List<PublishedPort> ports = new ArrayList<>();
    for (String entry : label.split(",")) {
      int slash = entry.indexOf('/');
      String protocol = slash < 0 ? "tcp" : entry.substring(slash + 1);
      String numbers = slash < 0 ? entry : entry.substring(0, slash);
      int last = numbers.lastIndexOf(':');
      int first = last < 0 ? -1 : numbers.lastIndexOf(':', last - 1);
      String address = first < 0 ? "" : numbers.substring(0, first);
      int published = last < 0 ? 0 : port(numbers.substring(first + 1, last));
      int target = port(numbers.substring(last + 1));
      if (published > 0 && target > 0) {
        ports.add(new PublishedPort(address, published, target, protocol));
      }
    }
    return ports;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text.strip());
      return port > 0 && port < 65536 ? port : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
