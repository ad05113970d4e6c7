package io.grampus.cli.template;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Go's {@code printf} for the verbs that make sense on JSON: v, s, q, d, x, f, e, g, t. */
final class Printing {
  private static final Pattern VERB = Pattern.compile("%([-+# 0]*)(\\d*)(\\.\\d+)?([a-zA-Z%])");

  private Printing() {}

  static String format(String format, List<JsonNode> args) {
    Matcher verb = VERB.matcher(format);
    var text = new StringBuilder();
    int used = 0;
    int from = 0;
    while (verb.find()) {
      text.append(format, from, verb.start());
      from = verb.end();
      if (verb.group(4).equals("%")) {
        text.append('%');
      } else if (used >= args.size()) {
        text.append("%!").append(verb.group(4)).append("(MISSING)");
      } else {
        text.append(one(verb, args.get(used++)));
      }
    }
    return text.append(format.substring(from)).toString();
  }

  private static String one(Matcher verb, JsonNode value) {
    String precision = verb.group(3) == null ? "" : verb.group(3);
    String flags = verb.group(1) + verb.group(2);
    return switch (verb.group(4)) {
      case "d" -> String.format(Locale.ROOT, "%" + flags + "d", value.asLong(0));
      case "x" -> String.format(Locale.ROOT, "%" + flags + "x", value.asLong(0));
      case "f", "e", "g" ->
          String.format(Locale.ROOT, "%" + flags + precision + verb.group(4), value.asDouble(0));
      case "q" -> padded(flags, JsonMapper.shared().writeValueAsString(Values.print(value)));
      default -> padded(flags + precision, Values.print(value));
    };
  }

  private static String padded(String flags, String text) {
    String kept = flags.replaceAll("[^-0-9.]", "").replaceAll("^(-?)0+", "$1");
    return kept.isEmpty() || kept.equals("-") ? text : String.format("%" + kept + "s", text);
  }
}
