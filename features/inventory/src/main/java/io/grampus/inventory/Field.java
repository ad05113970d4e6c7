package io.grampus.inventory;

import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Value;
import java.util.Comparator;
import java.util.function.Predicate;

/** Something of a row that queries can name and lists can be sorted by. */
sealed interface Field<R> permits FlagField, InstantField, LabelField, NumberField, TextField {
  String name();

  /**
   * The condition that a comparison states.
   *
   * @throws IllegalArgumentException when the field cannot be compared so; says what it takes
   */
  Predicate<R> test(Operator operator, Value value);

  /** Rows without a value come last either way. */
  Comparator<R> order(boolean descending);

  /** Whether it changes without the row changing. */
  default boolean live() {
    return false;
  }
}
