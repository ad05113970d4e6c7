package io.grampus.inventory;

import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Value;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;

/** Yes or no. */
record FlagField<R>(String name, Predicate<R> flag) implements Field<R> {

  @Override
  public Predicate<R> test(Operator operator, Value value) {
    if (operator != Operator.IS) {
      throw new IllegalArgumentException("is true or false and is compared with \":\"");
    }
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> flag;
      case "false", "no", "0" -> flag.negate();
      default ->
          throw new IllegalArgumentException("takes true or false, not \"" + value.text() + "\"");
    };
  }

  @Override
  public Comparator<R> order(boolean descending) {
    Comparator<R> order = Comparator.comparing(flag::test);
    return descending ? order.reversed() : order;
  }
}
