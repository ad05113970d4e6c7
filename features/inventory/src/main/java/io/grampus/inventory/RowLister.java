package io.grampus.inventory;

import io.grampus.kernel.Ids;
import java.util.ArrayList;
import java.util.List;

/** Filters, sorts and cuts a table. */
final class RowLister<R extends Row> {
  // versions begin again with every start, ETags must not
  private static final String START = Ids.fresh().substring(0, 8);
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
    List<Entry<R>> fitting = fitting(snapshot, request);
    return new RowPage<>(
        cut(fitting, request),
        fitting.size(),
        snapshot.version(),
        snapshot.staleSince(),
        snapshot.lacks(),
        live,
        etag(snapshot, request));
  }

  private List<Entry<R>> fitting(Snapshot<R> snapshot, ListRequest<R> request) {
    List<Entry<R>> fitting = snapshot.entries();
    if (!request.filter().text().isEmpty()) {
      fitting = new ArrayList<>();
      for (Entry<R> entry : snapshot.entries()) {
        if (request.filter().fits().test(entry.row())) {
          fitting.add(entry);
        }
      }
    }
    if (request.order().equals(natural)) {
      return fitting;
    }
    List<Entry<R>> sorted = new ArrayList<>(fitting);
    sorted.sort((a, b) -> request.order().order().compare(a.row(), b.row()));
    return sorted;
  }

  private List<Entry<R>> cut(List<Entry<R>> rows, ListRequest<R> request) {
    int from = Math.min(request.offset(), rows.size());
    int to = request.limit() == 0 ? rows.size() : Math.min(rows.size(), from + request.limit());
    return rows.subList(from, to);
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
