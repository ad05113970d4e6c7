package io.grampus.inventory;

import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Value;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Labels: {@code label:key} is there, or {@code label:key=value} has that value. */
record LabelField<R>(String name, Function<R, Map<String, String>> labels) implements Field<R> {

  @Override
  public Predicate<R> test(Operator operator, Value value) {
    if (operator != Operator.IS) {
      throw new IllegalArgumentException("is compared with \":\", as in label:team=pay");
    }
    int equals = value.text().indexOf('=');
    String key = equals < 0 ? value.text() : value.text().substring(0, equals);
    String wanted = equals < 0 ? "*" : value.text().substring(equals + 1);
    Predicate<String> keyFits = Wildcards.of(new Value(key, false));
    Predicate<String> valueFits = Wildcards.of(new Value(wanted, value.quoted() && equals >= 0));
    return row -> {
      Map<String, String> all = labels.apply(row);
      String exact = all.get(key);
      return (exact != null && valueFits.test(exact)) || any(all, keyFits, valueFits);
    };
  }

  /** Tens of thousands of rows are asked at once: a loop costs a part of a stream. */
  private static boolean any(
      Map<String, String> labels, Predicate<String> keyFits, Predicate<String> valueFits) {
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (keyFits.test(label.getKey()) && valueFits.test(label.getValue())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Comparator<R> order(boolean descending) {
    Comparator<R> order = Comparator.comparing(row -> labels.apply(row).toString());
    return descending ? order.reversed() : order;
  }
}
