package io.grampus.inventory;

import io.grampus.inventory.Query.Match;
import io.grampus.inventory.Query.Value;
import io.grampus.inventory.Query.Words;
import io.grampus.kernel.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The fields of one kind of rows, and what queries and orders mean on them. */
public final class Fields<R extends Row> {
  private final Clock clock;
  private final Map<String, Field<R>> fields = new LinkedHashMap<>();

  Fields(Clock clock) {
    this.clock = clock;
    id("id", Row::id);
    words("name", Row::name);
  }

  public Fields<R> id(String name, Function<R, String> text) {
    return put(new TextField<>(name, row -> List.of(text.apply(row)), true, true));
  }

  /** Text in which free words are looked for. */
  public Fields<R> words(String name, Function<R, String> text) {
    return put(new TextField<>(name, row -> List.of(text.apply(row)), false, true));
  }

  public Fields<R> text(String name, Function<R, String> text) {
    return put(new TextField<>(name, row -> List.of(text.apply(row)), false, false));
  }

  public Fields<R> texts(String name, Function<R, List<String>> texts) {
    return put(new TextField<>(name, texts, false, true));
  }

  public Fields<R> number(String name, ToDoubleFunction<R> number) {
    return put(new NumberField<>(name, number, false));
  }

  /** A number that changes without the row changing. */
  Fields<R> live(String name, ToDoubleFunction<R> number) {
    return put(new NumberField<>(name, number, true));
  }

  public Fields<R> time(String name, Function<R, Optional<Instant>> time) {
    return put(new InstantField<>(name, time, clock));
  }

  public Fields<R> flag(String name, Predicate<R> flag) {
    return put(new FlagField<>(name, flag));
  }

  public Fields<R> labels(Function<R, Map<String, String>> labels) {
    return put(new LabelField<>("label", labels));
  }

  private Fields<R> put(Field<R> field) {
    fields.put(field.name().toLowerCase(Locale.ROOT), field);
    return this;
  }

  List<String> names() {
    return fields.values().stream().map(Field::name).toList();
  }

  /** The condition that a query states. */
  Filter<R> filter(Query query) {
    Predicate<R> all = _ -> true;
    boolean live = false;
    for (Query.Term term : query.terms()) {
      Predicate<R> one =
          switch (term) {
            case Words words -> words(words.text().toLowerCase(Locale.ROOT));
            case Match match -> match(match);
          };
      live |= term instanceof Match match && named(match.field(), match.position()).live();
      all = all.and(term.negated() ? one.negate() : one);
    }
    return new Filter<>(query.text(), all, live);
  }

  private Predicate<R> words(String lowerCase) {
    List<TextField<R>> searched = new ArrayList<>();
    for (Field<R> field : fields.values()) {
      if (field instanceof TextField<R> text && text.words()) {
        searched.add(text);
      }
    }
    return row -> searched.stream().anyMatch(field -> field.contains(row, lowerCase));
  }

  private Predicate<R> match(Match match) {
    Field<R> field = named(match.field(), match.position());
    Predicate<R> any = _ -> false;
    for (Value value : match.values()) {
      try {
        any = any.or(field.test(match.operator(), value));
      } catch (IllegalArgumentException e) {
        throw new QueryException(
            match.position(),
            "\"" + field.name() + "\" " + e.getMessage(),
            "Correct the comparison, or put it in quotes to look for the text.");
      }
    }
    return any;
  }

  /** The order that a list such as {@code -cpu,name} states; equal rows are ordered by id. */
  Ordering<R> order(String keys) {
    Comparator<R> order = Comparator.comparingInt(_ -> 0);
    int position = 1;
    for (String key : keys.split(",", -1)) {
      String bare = key.strip();
      boolean descending = bare.startsWith("-");
      Field<R> field =
          named(descending || bare.startsWith("+") ? bare.substring(1) : bare, position);
      order = order.thenComparing(field.order(descending));
      position += key.length() + 1;
    }
    return new Ordering<>(keys, order.thenComparing(Row::id));
  }

  private Field<R> named(String name, int position) {
    Field<R> field = fields.get(name.toLowerCase(Locale.ROOT));
    if (field != null) {
      return field;
    }
    String nearest = Nearest.to(name, names());
    throw new QueryException(
        position,
        "\"" + name + "\" is not a field of this list",
        (nearest.isEmpty() ? "" : "Did you mean \"" + nearest + "\"? ")
            + "The fields are "
            + String.join(", ", names())
            + ". Text with a colon goes in double quotes.");
  }
}
