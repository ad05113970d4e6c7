package io.grampus.compose;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Expands {@code $X}, {@code ${X}}, {@code ${X:-y}}, {@code ${X-y}}, {@code ${X:?y}}, {@code
 * ${X?y}}, {@code ${X:+y}} and {@code ${X+y}}, nested as deep as people write them; {@code $$} is a
 * dollar sign.
 */
final class Template {
  private static final int DEEPEST = 50;

  private final Variables variables;
  private final Consumer<String> missing;

  Template(Variables variables, Consumer<String> missing) {
    this.variables = variables;
    this.missing = missing;
  }

  String expand(String text) {
    return text.indexOf('$') < 0 ? text : expand(text, 0);
  }

  private String expand(String text, int depth) {
    if (depth > DEEPEST) {
      throw new TemplateException("defaults are nested more than " + DEEPEST + " deep", "");
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (c != '$') {
        out.append(c);
        i++;
      } else if (next == '$') {
        out.append('$');
        i += 2;
      } else if (next == '{') {
        i = braced(text, i, depth, out);
      } else {
        int end = nameEnd(text, i + 1);
        out.append(end == i + 1 ? "$" : plain(text.substring(i + 1, end)));
        i = end;
      }
    }
    return out.toString();
  }

  private String plain(String name) {
    Optional<String> value = variables.value(name);
    if (value.isEmpty()) {
      missing.accept(name);
    }
    return value.orElse("");
  }

  /** Expands the braces that open at the dollar sign and returns where the text goes on. */
  private int braced(String text, int dollar, int depth, StringBuilder out) {
    int nameAt = dollar + 2;
    int end = nameEnd(text, nameAt);
    if (end == nameAt || end >= text.length()) {
      throw invalid(text);
    }
    String name = text.substring(nameAt, end);
    if (text.charAt(end) == '}') {
      out.append(plain(name));
      return end + 1;
    }
    boolean colon = text.charAt(end) == ':';
    int operatorAt = colon ? end + 1 : end;
    if (operatorAt >= text.length() || "-?+".indexOf(text.charAt(operatorAt)) < 0) {
      throw invalid(text);
    }
    int close = close(text, dollar);
    if (close < 0) {
      throw invalid(text);
    }
    String operand = expand(text.substring(operatorAt + 1, close), depth + 1);
    out.append(operate(name, text.charAt(operatorAt), colon, operand));
    return close + 1;
  }

  private String operate(String name, char operator, boolean orEmpty, String operand) {
    Optional<String> value = variables.value(name);
    boolean usable = value.isPresent() && !(orEmpty && value.get().isEmpty());
    return switch (operator) {
      case '-' -> usable ? value.orElse("") : operand;
      case '+' -> usable ? operand : value.orElse("");
      default -> {
        if (!usable) {
          throw new TemplateException(
              "required variable "
                  + name
                  + " is missing a value"
                  + (operand.isEmpty() ? "" : ": " + operand),
              "Set " + name + " in the environment or in .env.");
        }
        yield value.orElse("");
      }
    };
  }

  /** The brace that closes the first one after the dollar sign, on the same line. */
  private static int close(String text, int dollar) {
    int open = 0;
    int last = -1;
    for (int i = dollar + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == '}') {
        last = i;
        open--;
        if (open == 0) {
          return i;
        }
      } else if (text.charAt(i) == '{') {
        open++;
        i++;
      }
    }
    return last;
  }

  private static int nameEnd(String text, int start) {
    int i = start;
    while (i < text.length() && isNameChar(text.charAt(i), i > start)) {
      i++;
    }
    return i;
  }

  private static boolean isNameChar(char c, boolean digits) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (digits && c >= '0' && c <= '9');
  }

  private static TemplateException invalid(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return new TemplateException(
        "invalid interpolation format: \"" + shown + "\"",
        "Write ${NAME}, ${NAME:-default} or ${NAME:?message}, and $$ for a dollar sign.");
  }
}
