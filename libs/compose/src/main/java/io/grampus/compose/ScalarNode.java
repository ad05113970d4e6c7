package io.grampus.compose;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A string, number, boolean or null. */
record ScalarNode(@Nullable Object value, Position at) implements Node {
  @Override
  public Node copy() {
    return this;
  }

  @Override
  public boolean sameAs(Node other) {
    return other instanceof ScalarNode s && Objects.equals(s.value, value);
  }

  /** The value as Go's {@code %v} prints it, which is what Compose makes of numbers in strings. */
  String text() {
    return GoText.of(value);
  }
}
