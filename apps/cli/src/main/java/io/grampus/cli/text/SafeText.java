package io.grampus.cli.text;

/**
 * Makes text that others wrote harmless for a terminal: a container's name or label must not move
 * the cursor, set the title or reverse the reading direction.
 */
public final class SafeText {
  private SafeText() {}

  /** One line: every control character becomes its escape, such as {@code \x1b}. */
  public static String line(String text) {
    return clean(text, false);
  }

  /** Several lines: newlines and tabs stay. */
  public static String block(String text) {
    return clean(text, true);
  }

  /** A line of a log: tabs and colours stay, all else is escaped. */
  public static String logLine(String text) {
    if (isClean(text, true)) {
      return text;
    }
    var safe = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); ) {
      int colour = colourEnd(text, at);
      if (colour > at) {
        safe.append(text, at, colour);
        at = colour;
      } else {
        int c = text.codePointAt(at);
        append(safe, c, c == '\t');
        at += Character.charCount(c);
      }
    }
    return safe.toString();
  }

  private static String clean(String text, boolean lines) {
    if (isClean(text, lines)) {
      return text;
    }
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(safe, c, lines && (c == '\n' || c == '\t')));
    return safe.toString();
  }

  private static boolean isClean(String text, boolean lines) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isUnsafe(c) && !(lines && (c == '\n' || c == '\t'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnsafe(int c) {
    return c < 0x20
        || (c >= 0x7f && c < 0xa0)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x2028
        || c == 0x2029;
  }

  private static void append(StringBuilder safe, int c, boolean allowed) {
    if (allowed || !isUnsafe(c)) {
      safe.appendCodePoint(c);
    } else if (c < 0x100) {
      safe.append(String.format("\\x%02x", c));
    } else {
      safe.append(String.format("\\u%04x", c));
    }
  }

  /** Where a Select Graphic Rendition sequence (ECMA-48, 8.3.117) that begins here ends. */
  private static int colourEnd(String text, int begin) {
    if (!text.startsWith("\u001b[", begin)) {
      return begin;
    }
    int at = begin + 2;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == ';')) {
      at++;
    }
    return at < text.length() && text.charAt(at) == 'm' ? at + 1 : begin;
  }
}
