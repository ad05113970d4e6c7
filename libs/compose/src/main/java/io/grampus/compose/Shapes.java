package io.grampus.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Encoders of lists and mappings. */
final class Shapes {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Shapes() {}

  /** A mapping with known keys; unknown ones, such as extensions, are left out. */
  static final class Struct implements Encoder {
    private final Map<String, Encoder> fields = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, JsonNode> always = new LinkedHashMap<>();

    Struct with(Encoder encoder, String... keys) {
      for (String key : keys) {
        fields.put(key, encoder);
      }
      return this;
    }

    /** A field whose canonical name differs from the one in files. */
    Struct renamed(String key, String name, Encoder encoder) {
      names.put(key, name);
      return with(encoder, key);
    }

    /** What is written for a field that is missing or empty. */
    Struct always(String key, JsonNode value) {
      always.put(key, value);
      return this;
    }

    @Override
    public @Nullable JsonNode encode(Node value, String path, Encoding encoding) {
      if (value.isNull()) {
        return null;
      }
      if (!(value instanceof MapNode map)) {
        encoding.problems().add(value.at(), path, "must be a mapping", "");
        return null;
      }
      ObjectNode object = JSON.objectNode();
      for (String key : map.keys()) {
        Node inner = map.get(key);
        Encoder encoder = fields.get(key);
        if (encoder == null || inner == null) {
          continue;
        }
        String name = names.getOrDefault(key, key);
        String place = path.isEmpty() ? name : path + "." + name;
        JsonNode json = encoder.encode(inner, place, encoding);
        if (json != null) {
          object.set(name, json);
          encoding.at(place, map.keyAt(key));
        }
      }
      always.forEach((k, v) -> object.putIfAbsent(k, v.deepCopy()));
      return object;
    }
  }

  static Struct struct() {
    return new Struct();
  }

  /** A mapping from any name; written as null where the value is null. */
  static Encoder map(Encoder of) {
    return (value, path, encoding) -> {
      if (!(value instanceof MapNode map) || map.size() == 0) {
        return null;
      }
      ObjectNode object = JSON.objectNode();
      for (String key : map.keys()) {
        Node inner = map.get(key);
        if (inner == null) {
          continue;
        }
        String place = path + "." + key;
        JsonNode json = of.encode(inner, place, encoding);
        object.set(key, json == null ? NullNode.instance : json);
        encoding.at(place, map.keyAt(key));
      }
      return object;
    };
  }

  /** A list; items that encode to nothing are written as empty strings. */
  static Encoder list(Encoder of) {
    return (value, path, encoding) -> {
      ArrayNode array = items(value, path, encoding, of);
      return array.isEmpty() ? null : array;
    };
  }

  /** A list that is written even if it is empty. */
  static Encoder anyList(Encoder of) {
    return (value, path, encoding) -> value.isNull() ? null : items(value, path, encoding, of);
  }

  static ArrayNode items(Node value, String path, Encoding encoding, Encoder of) {
    ArrayNode array = JSON.arrayNode();
    if (value instanceof ScalarNode scalar && scalar.value() != null) {
      add(array, of.encode(value, path, encoding));
    } else if (value instanceof ListNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        Node item = list.items().get(i);
        add(array, of.encode(item, path + "[" + i + "]", encoding));
        encoding.at(path + "[" + i + "]", item.at());
      }
    }
    return array;
  }

  private static void add(ArrayNode array, @Nullable JsonNode json) {
    array.add(json == null ? StringNode.valueOf("") : json);
  }
}
