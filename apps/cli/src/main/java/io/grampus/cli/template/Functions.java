package io.grampus.cli.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** The functions of Go's templates and those that Docker adds. */
final class Functions {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Functions() {}

  static JsonNode call(String name, List<JsonNode> args) {
    return switch (name) {
      case "json", "js" -> text(JSON.writeValueAsString(arg(name, args, 0)));
      case "lower" -> text(string(name, args, 0).toLowerCase(Locale.ROOT));
      case "upper" -> text(string(name, args, 0).toUpperCase(Locale.ROOT));
      case "title" -> text(title(string(name, args, 0)));
      case "trim" -> text(string(name, args, 0).strip());
      case "split" -> split(string(name, args, 0), string(name, args, 1));
      case "join" -> text(join(arg(name, args, 0), string(name, args, 1)));
      case "pad" -> text(pad(string(name, args, 0), number(name, args, 1), number(name, args, 2)));
      case "truncate" -> text(truncate(string(name, args, 0), number(name, args, 1)));
      case "print" -> text(args.stream().map(Values::print).collect(Collectors.joining()));
      case "println" ->
          text(args.stream().map(Values::print).collect(Collectors.joining(" ", "", "\n")));
      case "printf" -> text(Printing.format(string(name, args, 0), args.subList(1, args.size())));
      case "len" -> LongNode.valueOf(length(arg(name, args, 0)));
      case "index" -> index(args);
      case "slice" -> text(slice(name, args));
      default -> logic(name, args);
    };
  }

  private static JsonNode logic(String name, List<JsonNode> args) {
    return switch (name) {
      case "not" -> BooleanNode.valueOf(!Values.isTrue(arg(name, args, 0)));
      case "and" -> first(name, args, false);
      case "or" -> first(name, args, true);
      case "eq" -> BooleanNode.valueOf(isAny(name, args));
      case "ne" -> BooleanNode.valueOf(!Values.same(arg(name, args, 0), arg(name, args, 1)));
      case "lt" -> BooleanNode.valueOf(compare(name, args) < 0);
      case "le" -> BooleanNode.valueOf(compare(name, args) <= 0);
      case "gt" -> BooleanNode.valueOf(compare(name, args) > 0);
      case "ge" -> BooleanNode.valueOf(compare(name, args) >= 0);
      default ->
          throw new TemplateException(
              "there is no function \"" + name + "\"; a field begins with a dot: ." + name);
    };
  }

  private static JsonNode first(String name, List<JsonNode> args, boolean wanted) {
    for (JsonNode value : args) {
      if (Values.isTrue(value) == wanted) {
        return value;
      }
    }
    return arg(name, args, args.size() - 1);
  }

  private static boolean isAny(String name, List<JsonNode> args) {
    JsonNode left = arg(name, args, 0);
    arg(name, args, 1);
    return args.subList(1, args.size()).stream().anyMatch(v -> Values.same(left, v));
  }

  private static int compare(String name, List<JsonNode> args) {
    return Values.compare(arg(name, args, 0), arg(name, args, 1));
  }

  private static JsonNode index(List<JsonNode> args) {
    JsonNode value = arg("index", args, 0);
    for (JsonNode key : args.subList(1, args.size())) {
      value = value.isArray() ? value.path(key.asInt(-1)) : value.path(Values.print(key));
    }
    return value;
  }

  private static String slice(String name, List<JsonNode> args) {
    String text = string(name, args, 0);
    int from = args.size() > 1 ? number(name, args, 1) : 0;
    int to = args.size() > 2 ? number(name, args, 2) : text.length();
    if (from < 0 || to > text.length() || from > to) {
      throw new TemplateException("slice: " + from + ":" + to + " is outside of \"" + text + "\"");
    }
    return text.substring(from, to);
  }

  private static ArrayNode split(String text, String separator) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    int from = 0;
    while (!separator.isEmpty()) {
      int end = text.indexOf(separator, from);
      if (end < 0) {
        break;
      }
      parts.add(text.substring(from, end));
      from = end + separator.length();
    }
    return parts.add(text.substring(from));
  }

  private static String join(JsonNode list, String separator) {
    List<String> parts = new ArrayList<>();
    list.forEach(m -> parts.add(Values.print(m)));
    return String.join(separator, parts);
  }

  private static String pad(String text, int before, int after) {
    return text.isEmpty() ? text : " ".repeat(before) + text + " ".repeat(after);
  }

  private static String truncate(String text, int length) {
    int end = Math.min(text.codePointCount(0, text.length()), Math.max(0, length));
    return text.substring(0, text.offsetByCodePoints(0, end));
  }

  private static String title(String text) {
    var titled = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      if (at == 0 || text.charAt(at - 1) == ' ') {
        titled.setCharAt(at, Character.toUpperCase(text.charAt(at)));
      }
    }
    return titled.toString();
  }

  private static long length(JsonNode value) {
    return value.isString() ? value.stringValue().length() : value.size();
  }

  private static JsonNode arg(String function, List<JsonNode> args, int at) {
    if (at < 0 || at >= args.size()) {
      throw new TemplateException("\"" + function + "\" needs more arguments");
    }
    return args.get(at);
  }

  private static String string(String function, List<JsonNode> args, int at) {
    JsonNode value = arg(function, args, at);
    return value instanceof MissingNode ? "" : Values.print(value);
  }

  private static int number(String function, List<JsonNode> args, int at) {
    JsonNode value = arg(function, args, at);
    if (!value.isNumber()) {
      throw new TemplateException("\"" + function + "\" needs a number");
    }
    return value.intValue();
  }

  private static JsonNode text(String text) {
    return StringNode.valueOf(text);
  }
}
