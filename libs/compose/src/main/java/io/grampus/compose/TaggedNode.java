package io.grampus.compose;

/** A value marked {@code !reset} or {@code !override}; gone once a document is read. */
record TaggedNode(boolean reset, Node inner) implements Node {
  @Override
  public Position at() {
    return inner.at();
  }

  @Override
  public Node copy() {
    return new TaggedNode(reset, inner.copy());
  }

  @Override
  public boolean sameAs(Node other) {
    return other instanceof TaggedNode t && t.reset == reset && t.inner.sameAs(inner);
  }
}
