package io.grampus.compose;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Turns nodes into JSON as they are. */
final class JsonTrees {
  private JsonTrees() {}

  static JsonNode of(@Nullable Node node) {
    return switch (node) {
      case null -> NullNode.instance;
      case MapNode map -> object(map);
      case ListNode list -> {
        ArrayNode array = Shapes.JSON.arrayNode(list.items().size());
        list.items().forEach(i -> array.add(of(i)));
        yield array;
      }
      case TaggedNode tagged -> of(tagged.inner());
      case ScalarNode scalar -> scalar(scalar.value());
    };
  }

  static ObjectNode object(MapNode map) {
    ObjectNode object = Shapes.JSON.objectNode();
    map.keys().forEach(k -> object.set(k, of(map.get(k))));
    return object;
  }

  private static JsonNode scalar(@Nullable Object value) {
    return switch (value) {
      case null -> NullNode.instance;
      case String s -> StringNode.valueOf(s);
      case Boolean b -> BooleanNode.valueOf(b);
      case Long l -> LongNode.valueOf(l);
      case BigInteger b -> BigIntegerNode.valueOf(b);
      // JSON has no such numbers, but the schema asks for the type only
      case Double d when !Double.isFinite(d) -> LongNode.valueOf(0);
      case Double d -> DoubleNode.valueOf(d);
      default -> StringNode.valueOf(value.toString());
    };
  }
}
