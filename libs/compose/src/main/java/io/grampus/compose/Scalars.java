package io.grampus.compose;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Encoders of single values. */
final class Scalars {
  /** Reads a string into a value; throws IllegalArgumentException where it can't. */
  private interface Reading {
    @Nullable JsonNode of(Object value);
  }

  private Scalars() {}

  private static Encoder scalar(Reading reading) {
    return (value, path, encoding) -> {
      if (!(value instanceof ScalarNode scalar)) {
        encoding.problems().add(value.at(), path, "must be a single value", "");
        return null;
      }
      Object given = scalar.value();
      if (given == null) {
        return null;
      }
      try {
        return reading.of(given);
      } catch (IllegalArgumentException e) {
        encoding.problems().add(value.at(), path, String.valueOf(e.getMessage()), "");
        return null;
      }
    };
  }

  static Encoder text() {
    return scalar(v -> GoText.of(v).isEmpty() ? null : StringNode.valueOf(GoText.of(v)));
  }

  /** A string that is written even if it is empty. */
  static Encoder anyText() {
    return scalar(v -> StringNode.valueOf(GoText.of(v)));
  }

  static Encoder integer() {
    return scalar(v -> whole(v) == 0 ? null : LongNode.valueOf(whole(v)));
  }

  /** A number that is written even if it is zero. */
  static Encoder anyInteger() {
    return scalar(v -> LongNode.valueOf(whole(v)));
  }

  static Encoder decimal() {
    return scalar(v -> {
      float number = number(v);
      return number == 0 ? null : json(number);
    });
  }

  static Encoder bool() {
    return scalar(v -> truth(v) ? BooleanNode.TRUE : null);
  }

  /** A boolean that is written even if it is false. */
  static Encoder anyBool() {
    return scalar(v -> BooleanNode.valueOf(truth(v)));
  }

  static Encoder bytes() {
    return scalar(v -> size(v) == 0 ? null : StringNode.valueOf(String.valueOf(size(v))));
  }

  /** A size that is written even if it is zero. */
  static Encoder anyBytes() {
    return scalar(v -> StringNode.valueOf(String.valueOf(size(v))));
  }

  static Encoder duration() {
    return scalar(v -> {
      long nanos = Quantities.nanos(GoText.of(v));
      return nanos == 0 ? null : StringNode.valueOf(Quantities.duration(nanos));
    });
  }

  /** A duration that is written even if it is zero. */
  static Encoder anyDuration() {
    return scalar(v -> StringNode.valueOf(Quantities.duration(Quantities.nanos(GoText.of(v)))));
  }

  /** A file mode: octal in strings, as it is in numbers. */
  static Encoder mode() {
    return scalar(v -> {
      if (v instanceof String s && !s.matches("[0-7]{1,20}")) {
        throw new IllegalArgumentException("\"" + s + "\" is not an octal file mode");
      }
      long mode = v instanceof String s ? Long.parseLong(s, 8) : whole(v);
      return StringNode.valueOf("0" + Long.toOctalString(mode));
    });
  }

  /** A file mode that Compose takes as a number only. */
  static Encoder numericMode() {
    return scalar(v -> {
      if (v instanceof String s) {
        throw new IllegalArgumentException("\"" + s + "\" is not a number such as 0o1777");
      }
      return whole(v) == 0 ? null : LongNode.valueOf(whole(v));
    });
  }

  /** A count of devices, where all of them are minus one. */
  static Encoder count() {
    return scalar(v -> {
      long count = "all".equalsIgnoreCase(v.toString()) ? -1 : whole(v);
      return count == 0 ? null : LongNode.valueOf(count);
    });
  }

  private static long whole(Object value) {
    return switch (value) {
      case Long l -> l;
      case Double d -> (long) d.doubleValue();
      case BigInteger b -> b.longValue();
      case String s -> (Long) Casts.integer(s);
      default -> throw new IllegalArgumentException("\"" + value + "\" is not a whole number");
    };
  }

  private static float number(Object value) {
    return switch (value) {
      case Number n -> n.floatValue();
      case String s -> ((Number) Casts.decimal(s)).floatValue();
      default -> throw new IllegalArgumentException("\"" + value + "\" is not a number");
    };
  }

  private static JsonNode json(float number) {
    BigDecimal exact = new BigDecimal(Float.toString(number)).stripTrailingZeros();
    return exact.scale() <= 0 ? LongNode.valueOf(exact.longValue()) : DecimalNode.valueOf(exact);
  }

  private static boolean truth(Object value) {
    return value instanceof Boolean b ? b : (Boolean) Casts.bool(value.toString());
  }

  private static long size(Object value) {
    return value instanceof Long l ? l : Quantities.bytes(GoText.of(value));
  }
}
