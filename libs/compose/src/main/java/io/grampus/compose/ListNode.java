package io.grampus.compose;

import java.util.ArrayList;
import java.util.List;

/** A sequence that can be changed. */
record ListNode(List<Node> items, Position at) implements Node {
  ListNode(Position at) {
    this(new ArrayList<>(), at);
  }

  @Override
  public Node copy() {
    ListNode copy = new ListNode(new ArrayList<>(items.size()), at);
    items.forEach(i -> copy.items.add(i.copy()));
    return copy;
  }

  @Override
  public boolean sameAs(Node other) {
    if (!(other instanceof ListNode list) || list.items.size() != items.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).sameAs(list.items.get(i))) {
        return false;
      }
    }
    return true;
  }
}
