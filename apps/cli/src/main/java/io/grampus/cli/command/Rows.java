package io.grampus.cli.command;

import io.grampus.cli.text.Amounts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads members of the API's rows. */
final class Rows {
  private Rows() {}

  static String text(JsonNode row, String member) {
    return row.path(member).asString("");
  }

  static Function<JsonNode, String> text(String member) {
    return row -> text(row, member);
  }

  static long number(JsonNode row, String member) {
    return row.path(member).asLong(0);
  }

  static Function<JsonNode, String> size(String member) {
    return row -> {
      JsonNode bytes = row.path(member);
      return bytes.isNumber() && bytes.doubleValue() >= 0
          ? Amounts.size(bytes.doubleValue())
          : "N/A";
    };
  }

  static Optional<Instant> instant(JsonNode row, String member) {
    String text = text(row, member);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Function<JsonNode, String> ago(String member, Instant now) {
    return row -> instant(row, member).map(t -> Amounts.ago(t, now)).orElse("");
  }

  /** An instant without the part after the seconds. */
  static String seconds(String instant) {
    return instant.replaceFirst("\\.\\d+", "");
  }

  /** Docker's short form of an identifier. */
  static String shortId(String id) {
    String bare = id.startsWith("sha256:") ? id.substring(7) : id;
    return bare.length() > 12 ? bare.substring(0, 12) : bare;
  }

  /** A name as it is, an identifier in its short form. */
  static String shortName(String nameOrId) {
    return nameOrId.startsWith("sha256:") ? shortId(nameOrId) : nameOrId;
  }

  static Function<JsonNode, String> id(boolean whole) {
    return row -> whole ? text(row, "id") : shortId(text(row, "id"));
  }

  static List<String> texts(JsonNode row, String member) {
    List<String> texts = new ArrayList<>();
    row.path(member).forEach(t -> texts.add(t.asString("")));
    return texts;
  }

  static Function<JsonNode, String> joined(String member) {
    return row -> String.join(",", texts(row, member));
  }

  /** {@code a=b,c=d}, in the order of the names. */
  static String labels(JsonNode row) {
    var sorted = new TreeMap<String, String>();
    row.path("labels").properties().forEach(l -> sorted.put(l.getKey(), l.getValue().asString("")));
    List<String> pairs = new ArrayList<>();
    sorted.forEach((k, v) -> pairs.add(k + "=" + v));
    return String.join(",", pairs);
  }

  /** As {@code docker ps} writes ports: {@code 127.0.0.1:8080->80/tcp, 443/tcp}. */
  static String ports(JsonNode row) {
    var ports = new java.util.TreeSet<String>(java.util.Comparator.comparing(Rows::portOrder));
    for (JsonNode p : row.path("ports")) {
      String inside = number(p, "port") + "/" + text(p, "protocol");
      long published = number(p, "published");
      String ip = text(p, "ip");
      String host = ip.isEmpty() ? "*" : ip.contains(":") ? "[" + ip + "]" : ip;
      ports.add(published == 0 ? inside : host + ":" + published + "->" + inside);
    }
    return String.join(", ", ports);
  }

  private static String portOrder(String port) {
    String digits = port.replaceFirst(".*->", "").replaceAll("[^0-9]", "");
    return String.format("%6s", digits) + port;
  }

  static String cut(String text, int length, boolean whole) {
    return whole || text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
