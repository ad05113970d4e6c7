package io.grampus.inventory;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Topic;
import java.time.Instant;
import java.util.function.Supplier;

/** A table with all that it takes to ask it. */
final class Shelf<R extends Row> {
  private final Fields<R> fields;
  private final LiveMembers<R> live;
  private final Ordering<R> natural;
  private final Table<R> table;
  private final RowLister<R> lister;

  Shelf(
      Kind<R> kind,
      Fields<R> fields,
      String order,
      LiveMembers<R> live,
      Topic<Change> changes,
      Instant now) {
    this.fields = fields;
    this.live = live;
    this.natural = fields.order(order);
    this.table = new Table<>(kind, natural, changes, now);
    this.lister = new RowLister<>(table, natural, live);
  }

  Kind<R> kind() {
    return table.kind();
  }

  Fields<R> fields() {
    return fields;
  }

  Table<R> table() {
    return table;
  }

  LiveMembers<R> live() {
    return live;
  }

  RowLister<R> lister() {
    return lister;
  }

  /**
   * What a query, an order and a window ask for; empty texts mean everything as it is. A problem
   * when they cannot be understood.
   */
  ListRequest<R> request(String query, String sort, int limit, int offset) {
    return new ListRequest<>(
        understood("q", "its query \"" + query + "\"", () -> filter(query)),
        understood("sort", "its order \"" + sort + "\"", () -> order(sort)),
        limit,
        offset);
  }

  private Filter<R> filter(String query) {
    return fields.filter(QueryParser.parse(query));
  }

  private Ordering<R> order(String sort) {
    return sort.isEmpty() ? natural : fields.order(sort);
  }

  private <T> T understood(String field, String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (QueryException e) {
      String but = "in " + what + " " + e.getMessage();
      throw new ProblemException(
          new CommonProblem.Invalid("list " + kind().plural(), field, but, e.next()), e);
    }
  }
}
