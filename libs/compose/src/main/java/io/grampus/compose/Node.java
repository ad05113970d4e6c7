package io.grampus.compose;

/** A value of a Compose file together with the place where it was written. */
sealed interface Node permits MapNode, ListNode, ScalarNode, TaggedNode {
  Position at();

  /** A deep copy that can be changed without changing this one. */
  Node copy();

  /** Whether both hold the same values, wherever they were written. */
  boolean sameAs(Node other);

  default boolean isNull() {
    return this instanceof ScalarNode s && s.value() == null;
  }

  static ScalarNode text(String value, Position at) {
    return new ScalarNode(value, at);
  }
}
