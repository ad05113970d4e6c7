package io.grampus.compose;

import java.util.List;

/** Counts the values of one load, so that aliases of aliases can't fill the memory. */
final class ValueBudget {
  private final int most;
  private int spent;

  ValueBudget(int most) {
    this.most = most;
  }

  void spend(int values, Position at) {
    spent += values;
    if (spent > most) {
      throw new ComposeException(
          List.of(
              new ComposeProblem(
                  at,
                  "",
                  "the project has more than " + most + " values once aliases are expanded",
                  "Split it, or remove aliases of aliases.")));
    }
  }

  /** Spends what a copy of the value costs, without making it. */
  void spendCopy(Node value, Position at) {
    spend(1, at);
    switch (value) {
      case MapNode map -> {
        for (String key : map.keys()) {
          Node inner = map.get(key);
          if (inner != null) {
            spendCopy(inner, at);
          }
        }
      }
      case ListNode list -> list.items().forEach(i -> spendCopy(i, at));
      case TaggedNode tagged -> spendCopy(tagged.inner(), at);
      case ScalarNode _ -> {}
    }
  }
}
