package io.grampus.inventory;

import io.grampus.kernel.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Filters, sorts and cuts a table. */
final class RowLister<R extends Row> {
  // versions begin again with every start, ETags must not
  private static final String START = Ids.fresh().substring(0, 8);

  /** A page of less than this part of the rows is picked rather than sorted. */
  private static final int FEW = 8;

  private final Table<R> table;
  private final Ordering<R> natural;
  private final LiveMembers<R> live;

  RowLister(Table<R> table, Ordering<R> natural, LiveMembers<R> live) {
    this.table = table;
    this.natural = natural;
    this.live = live;
  }

  RowPage<R> list(ListRequest<R> request) {
    Snapshot<R> snapshot = table.snapshot();
    List<Entry<R>> fitting = fitting(snapshot, request.filter());
    return new RowPage<>(
        page(fitting, request),
        fitting.size(),
        snapshot.version(),
        snapshot.staleSince(),
        snapshot.lacks(),
        live,
        etag(snapshot, request));
  }

  private static <R extends Row> List<Entry<R>> fitting(Snapshot<R> snapshot, Filter<R> filter) {
    if (filter.text().isEmpty()) {
      return snapshot.entries();
    }
    List<Entry<R>> fitting = new ArrayList<>();
    for (Entry<R> entry : snapshot.entries()) {
      if (filter.fits().test(entry.row())) {
        fitting.add(entry);
      }
    }
    return fitting;
  }

  private List<Entry<R>> page(List<Entry<R>> rows, ListRequest<R> request) {
    int from = Math.min(request.offset(), rows.size());
    int most = request.limit() == 0 ? rows.size() : request.limit();
    int to = Math.min(rows.size() - from, most) + from;
    if (request.order().equals(natural)) {
      return rows.subList(from, to);
    }
    Comparator<R> wanted = request.order().order();
    return first(to, rows, (a, b) -> wanted.compare(a.row(), b.row())).subList(from, to);
  }

  /** The first of the rows in that order; what no page shows need not be sorted. */
  static <T> List<T> first(int count, List<T> rows, Comparator<T> order) {
    if (count > rows.size() / FEW) {
      return rows.stream().sorted(order).toList();
    }
    var last = new PriorityQueue<T>(1 + count, order.reversed());
    for (T row : rows) {
      if (last.size() < count) {
        last.add(row);
      } else if (count > 0 && order.compare(row, last.element()) < 0) {
        last.remove();
        last.add(row);
      }
    }
    return last.stream().sorted(order).toList();
  }

  private String etag(Snapshot<R> snapshot, ListRequest<R> request) {
    String question =
        request.filter().text()
            + "|"
            + request.order().text()
            + "|"
            + request.limit()
            + "|"
            + request.offset();
    String version = START + "-" + snapshot.version() + "-" + live.version();
    return version + "-" + Integer.toHexString(question.hashCode());
  }
}
