package io.grampus.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Encoders of name and value pairs, which files write as mappings or as lists. */
final class Pairs {
  private Pairs() {}

  /** Variables: a name without a value is null. */
  static Encoder environment() {
    return pairs(NullNode.instance);
  }

  /** Labels, options and the like: a name without a value has an empty one. */
  static Encoder labels() {
    return pairs(StringNode.valueOf(""));
  }

  private static Encoder pairs(JsonNode empty) {
    return (value, path, encoding) -> {
      ObjectNode object = Shapes.JSON.objectNode();
      BiConsumer<String, Node> put =
          (key, node) -> {
            String text = Nodes.text(node);
            object.set(key, text == null ? empty : StringNode.valueOf(text));
            encoding.at(path + "." + key, node.at());
          };
      if (value instanceof MapNode map) {
        for (String key : map.keys()) {
          Node inner = map.get(key);
          put.accept(
              key, inner == null || inner.isNull() ? new ScalarNode(null, map.keyAt(key)) : inner);
        }
      } else {
        for (Node item : Nodes.items(value)) {
          String text = String.valueOf(Nodes.text(item));
          int equals = text.indexOf('=');
          String key = equals < 0 ? text : text.substring(0, equals);
          Object rest = equals < 0 ? null : text.substring(equals + 1);
          put.accept(key, new ScalarNode(rest, item.at()));
        }
      }
      return object.isEmpty() ? null : object;
    };
  }

  /** Options of a provider, each a list. */
  static Encoder lists() {
    return (value, path, encoding) -> {
      ObjectNode object = Shapes.JSON.objectNode();
      if (value instanceof MapNode map) {
        for (String key : map.keys()) {
          Node inner = map.get(key);
          if (inner != null) {
            object.set(key, Shapes.items(inner, path + "." + key, encoding, Scalars.anyText()));
          }
        }
      }
      return object.isEmpty() ? null : object;
    };
  }

  /** Extra hosts as sorted {@code host=address}. */
  static Encoder hosts() {
    return (value, path, encoding) -> {
      List<String> all = new ArrayList<>();
      if (value instanceof MapNode map) {
        for (String host : map.keys()) {
          Node addresses = map.get(host);
          String single = Nodes.text(addresses);
          List<String> texts = single == null ? Nodes.texts(addresses) : List.of(single);
          (texts.isEmpty() && !(addresses instanceof ListNode) ? List.of("") : texts)
              .forEach(a -> all.add(host + "=" + bare(a)));
        }
      } else {
        Nodes.items(value).forEach(i -> host(i, path, encoding, all));
      }
      all.sort(null);
      ArrayNode array = Shapes.JSON.arrayNode();
      all.forEach(array::add);
      return all.isEmpty() ? null : array;
    };
  }

  private static void host(Node item, String path, Encoding encoding, List<String> all) {
    String text = String.valueOf(Nodes.text(item));
    int cut = text.indexOf('=') < 0 ? text.indexOf(':') : text.indexOf('=');
    if (cut <= 0) {
      encoding
          .problems()
          .add(item.at(), path, "\"" + text + "\" has no address", "Write HOST=ADDRESS.");
      return;
    }
    for (String address : text.substring(cut + 1).split(",", -1)) {
      all.add(text.substring(0, cut) + "=" + bare(address));
    }
  }

  private static String bare(String address) {
    boolean brackets = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
    return brackets ? address.substring(1, address.length() - 1) : address;
  }

  /** A command: a list as it is, a string split into words. */
  static Encoder command() {
    return (value, path, encoding) -> {
      String text = Nodes.text(value);
      if (text == null) {
        return value instanceof ListNode
            ? Shapes.items(value, path, encoding, Scalars.anyText())
            : null;
      }
      try {
        return array(ShellWords.split(text));
      } catch (IllegalArgumentException e) {
        encoding
            .problems()
            .add(value.at(), path, String.valueOf(e.getMessage()), "Write the command as a list.");
        return null;
      }
    };
  }

  /** A health check: a string is a command for the shell. */
  static Encoder healthTest() {
    return (value, path, encoding) -> {
      String text = Nodes.text(value);
      if (text != null) {
        return array(List.of("CMD-SHELL", text));
      }
      ArrayNode items = Shapes.items(value, path, encoding, Scalars.anyText());
      return items.isEmpty() ? null : items;
    };
  }

  /** Agents for a build: the name, with a path if there is one. */
  static Encoder ssh() {
    return (value, path, encoding) -> {
      ArrayNode array = Shapes.JSON.arrayNode();
      if (value instanceof MapNode map) {
        for (String key : map.keys()) {
          String file = Nodes.text(map.get(key));
          array.add(file == null || file.isEmpty() ? key : key + "=" + file);
        }
      }
      return array.isEmpty() ? null : array;
    };
  }

  /** A limit: one number, or a soft and a hard one. */
  static Encoder ulimit() {
    Encoder both = Shapes.struct().with(Scalars.integer(), "soft", "hard");
    return (value, path, encoding) -> {
      if (value instanceof ScalarNode) {
        JsonNode single = Scalars.integer().encode(value, path, encoding);
        // Compose prints zero as a pair of nothing
        return single == null ? Shapes.JSON.objectNode() : single;
      }
      return both.encode(value, path, encoding);
    };
  }

  private static ArrayNode array(List<String> texts) {
    ArrayNode array = Shapes.JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
