package io.grampus.inventory;

import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Value;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A number; not-a-number where there is none.
 *
 * @param live whether it changes without the row changing
 */
record NumberField<R>(String name, ToDoubleFunction<R> number, boolean live) implements Field<R> {

  @Override
  public Predicate<R> test(Operator operator, Value value) {
    double bound = Quantity.parse(value.text());
    return row -> {
      double has = number.applyAsDouble(row);
      return !Double.isNaN(has) && operator.fits(Double.compare(has, bound));
    };
  }

  @Override
  public Comparator<R> order(boolean descending) {
    // Double.compare puts not-a-number last by itself
    return descending
        ? Comparator.comparingDouble(row -> -number.applyAsDouble(row))
        : Comparator.comparingDouble(number);
  }
}
