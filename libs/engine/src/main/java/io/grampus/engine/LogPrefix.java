package io.grampus.engine;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine writes before a log line: the time, then the details, each with a space. */
record LogPrefix(boolean timestamps, boolean details) {
  /** What was read, and where the line itself starts. */
  record Read(@Nullable Instant time, Map<String, String> details, int end) {
    static final Read NOTHING = new Read(null, Map.of(), 0);
  }

  Read read(byte[] line) {
    int at = 0;
    Instant time = null;
    Map<String, String> found = Map.of();
    if (timestamps) {
      int space = indexOfSpace(line, at);
      time = time(word(line, at, space));
      if (time != null) {
        at = Math.min(space + 1, line.length);
      }
    }
    if (details) {
      int space = indexOfSpace(line, at);
      found = details(word(line, at, space));
      at = Math.min(space + 1, line.length);
    }
    return new Read(time, found, at);
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

  private static @Nullable Instant time(String word) {
    try {
      return Instant.parse(word);
    } catch (DateTimeException e) {
      return null;
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
