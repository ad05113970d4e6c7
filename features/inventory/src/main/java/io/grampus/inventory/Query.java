package io.grampus.inventory;

import java.util.List;

/**
 * What a person asked a list for: terms that must all hold.
 *
 * @param text as it was written
 */
record Query(String text, List<Term> terms) {
  static final Query ALL = new Query("", List.of());

  /** One condition; {@code position} is where it begins in the text, from 1. */
  sealed interface Term {
    int position();

    boolean negated();
  }

  /** Text that must occur somewhere in the row. */
  record Words(int position, boolean negated, String text) implements Term {}

  /** A comparison of a field; of several values one must fit. */
  record Match(int position, boolean negated, String field, Operator operator, List<Value> values)
      implements Term {}

  /** A value; in quotes, wildcards are plain characters. */
  record Value(String text, boolean quoted) {}

  /** How a field and a value are compared. */
  enum Operator {
    IS(":"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }

    /** Whether a comparison with that result fits. */
    boolean fits(int comparison) {
      return switch (this) {
        case IS -> comparison == 0;
        case LESS -> comparison < 0;
        case AT_MOST -> comparison <= 0;
        case MORE -> comparison > 0;
        case AT_LEAST -> comparison >= 0;
      };
    }
  }
}
