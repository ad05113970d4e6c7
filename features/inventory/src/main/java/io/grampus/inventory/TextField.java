package io.grampus.inventory;

import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One or several texts, of which one must fit.
 *
 * @param prefix whether the beginning of the text is enough, as for identifiers
 * @param words whether free text is looked for in it
 */
record TextField<R>(String name, Function<R, List<String>> texts, boolean prefix, boolean words)
    implements Field<R> {

  @Override
  public Predicate<R> test(Operator operator, Value value) {
    if (operator != Operator.IS) {
      throw new IllegalArgumentException("is text and is compared with \":\"");
    }
    Predicate<String> fits = Wildcards.of(value);
    if (prefix && !value.text().isEmpty()) {
      String beginning = value.text().toLowerCase(Locale.ROOT);
      fits = fits.or(text -> text.startsWith(beginning));
    }
    Predicate<String> any = fits;
    return row -> {
      for (String text : texts.apply(row)) {
        if (any.test(text)) {
          return true;
        }
      }
      return false;
    };
  }

  boolean contains(R row, String lowerCaseWords) {
    for (String text : texts.apply(row)) {
      if (Wildcards.contains(text, lowerCaseWords)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Comparator<R> order(boolean descending) {
    Comparator<String> letters = String.CASE_INSENSITIVE_ORDER;
    Comparator<String> emptyLast =
        Comparator.comparing(String::isEmpty)
            .thenComparing(descending ? letters.reversed() : letters);
    return Comparator.comparing(this::first, emptyLast);
  }

  private String first(R row) {
    List<String> all = texts.apply(row);
    return all.isEmpty() ? "" : all.getFirst();
  }
}
