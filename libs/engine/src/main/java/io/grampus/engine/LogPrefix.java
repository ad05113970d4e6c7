package io.grampus.engine;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the engine writes before a log line: the time, then the details, each with a space. */
record LogPrefix(boolean timestamps, boolean details) {
  private static final String SHAPE = "0000-00-00T00:00:00";

  /** What was read, and where the line itself starts. */
  record Read(String stamp, Map<String, String> details, int end) {
    static final Read NOTHING = new Read("", Map.of(), 0);
  }

  Read read(byte[] line) {
    int at = 0;
    String stamp = "";
    Map<String, String> found = Map.of();
    if (timestamps) {
      int space = indexOfSpace(line, at);
      stamp = stamp(line, at, space);
      if (!stamp.isEmpty()) {
        at = Math.min(space + 1, line.length);
      }
    }
    if (details) {
      int space = indexOfSpace(line, at);
      found = details(word(line, at, space));
      at = Math.min(space + 1, line.length);
    }
    return new Read(stamp, found, at);
  }

  private static int indexOfSpace(byte[] line, int from) {
    int at = from;
    while (at < line.length && line[at] != ' ') {
      at++;
    }
    return at;
  }

  private static String word(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }

  /** What stands there, if it has the form of a time; reading it as one costs more than a line. */
  private static String stamp(byte[] line, int from, int to) {
    if (to - from < SHAPE.length()) {
      return "";
    }
    for (int i = from; i < to; i++) {
      char wanted = i - from < SHAPE.length() ? SHAPE.charAt(i - from) : ' ';
      boolean fits =
          switch (wanted) {
            case '0' -> line[i] >= '0' && line[i] <= '9';
            case ' ' -> (line[i] >= '+' && line[i] <= ':') || line[i] == 'Z';
            default -> line[i] == wanted;
          };
      if (!fits) {
        return "";
      }
    }
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The stamp as a time. */
  static Optional<Instant> time(String stamp) {
    try {
      return stamp.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(stamp));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> details(String word) {
    Map<String, String> details = new LinkedHashMap<>();
    for (String pair : word.split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        details.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return details;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
