package io.grampus.compose;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads env files in Compose's dialect: comments, {@code export}, single and double quotes over
 * several lines, escapes, and variables in what isn't in single quotes.
 */
final class DotEnv {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([abcfnrtv$\"\\\\]|0\\d{0,3})");

  private final String file;
  private final String text;
  private final Variables lookup;
  private final Map<String, String> values;
  private final Template template;
  private int at;

  private DotEnv(String file, String text, Variables lookup, Map<String, String> values) {
    this.file = file;
    this.text = text;
    this.lookup = lookup;
    this.values = values;
    this.template = new Template(lookup.or(Variables.of(values)), name -> {});
  }

  /** Adds the variables of the file; it may use those of the look-up and those read before. */
  static void read(String file, String text, Variables lookup, Map<String, String> into) {
    new DotEnv(file, text, lookup, into).file();
  }

  /** Adds the variables of a file with one NAME=VALUE a line, taken as it is. */
  static void readRaw(String file, String text, Variables lookup, Map<String, String> into) {
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      String entry = line.stripLeading();
      if (entry.isEmpty() || entry.startsWith("#")) {
        continue;
      }
      int equals = entry.indexOf('=');
      String name = equals < 0 ? entry : entry.substring(0, equals);
      if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
        throw fail(new Position(file, number, 1), "\"" + name + "\" is not a variable's name");
      }
      if (equals >= 0) {
        into.put(name, entry.substring(equals + 1));
      } else {
        lookup.value(name).ifPresent(v -> into.put(name, v));
      }
    }
  }

  private void file() {
    while (skipToStatement()) {
      int start = at;
      skipExport();
      int end = nameEnd();
      char stop = end < text.length() ? text.charAt(end) : '\n';
      String name = text.substring(at, end).stripTrailing();
      if (name.contains(" ")) {
        throw fail(position(start), "the name \"" + name + "\" has a space");
      }
      if (name.isEmpty()) {
        throw fail(position(start), "a line has no variable's name");
      }
      at = Math.min(end + 1, text.length());
      if (stop == '\n') {
        lookup.value(name).ifPresent(v -> values.put(name, v));
      } else {
        skipBlanks();
        values.put(name, value(name));
      }
    }
  }

  private boolean skipToStatement() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipExport() {
    if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6))) {
      at += 6;
      skipBlanks();
    }
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c != '\n' && (Character.isWhitespace(c) || c == 0x85 || c == 0xA0);
  }

  private int nameEnd() {
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' || c == ':' || c == '\n') {
        return i;
      }
      if (!isBlank(c) && "_.-[]".indexOf(c) < 0 && !Character.isLetterOrDigit(c)) {
        throw fail(position(i), "'" + c + "' can't be in a variable's name");
      }
    }
    return text.length();
  }

  private String value(String name) {
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote == '"' || quote == '\'') {
      return quoted(quote, name);
    }
    int start = at;
    int newline = text.indexOf('\n', at);
    int end = newline < 0 ? text.length() : newline;
    at = end;
    String value = text.substring(start, end);
    int comment = value.indexOf(" #");
    value = comment < 0 ? value : value.substring(0, comment);
    return expand(value.stripTrailing(), start);
  }

  private String quoted(char quote, String name) {
    int start = at;
    StringBuilder value = new StringBuilder();
    boolean escaped = false;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote && !escaped) {
        at = i + 1;
        String raw = value.toString();
        return quote == '"' ? expand(unescape(raw), start) : raw;
      }
      if (c == '\\' && !escaped) {
        escaped = true;
        continue;
      }
      if (escaped && c != quote) {
        value.append('\\');
      }
      escaped = false;
      value.append(c);
    }
    throw fail(position(start), "the quoted value of " + name + " never ends");
  }

  private String expand(String value, int start) {
    try {
      return template.expand(value);
    } catch (TemplateException e) {
      throw new ComposeException(
          List.of(
              new ComposeProblem(position(start), "", String.valueOf(e.getMessage()), e.advice())));
    }
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(unescaped(m.group(1), m.group())));
  }

  private static String unescaped(String code, String whole) {
    return switch (code.charAt(0)) {
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000b";
      case '"' -> "\"";
      case '\\' -> "\\";
      case '$' -> "$$";
      case '0' ->
          code.length() == 4
              ? String.valueOf((char) Integer.parseInt(code.substring(1), 8))
              : whole;
      default -> whole;
    };
  }

  private Position position(int index) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < index; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new Position(file, line, index - start + 1);
  }

  private static ComposeException fail(Position at, String message) {
    return new ComposeException(
        List.of(
            new ComposeProblem(at, "", message, "Write NAME=value, one a line, and # comments.")));
  }
}
