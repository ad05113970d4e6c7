package io.grampus.inventory;

import static io.grampus.kernel.Operation.get;

import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder.Nothing;
import java.util.List;

/** The two operations of a list: a page of it, and following it. */
final class ListApi<R extends Row> {
  private static final int MOST = 1_000_000;
  private static final String QUERY =
      "Which rows: terms such as state:exited node:w3 label:team=pay name:web* cpu>50 -label:x.";
  private static final String SORT = "In which order: fields such as -cpu,name; a minus turns it.";

  private final Shelf<R> shelf;
  private final Runnable wanted;
  private final RowWatcher<R> watcher;

  /**
   * @param wanted runs whenever somebody asks
   */
  ListApi(Shelf<R> shelf, Clock clock, Runnable wanted) {
    this.shelf = shelf;
    this.wanted = wanted;
    this.watcher = new RowWatcher<>(shelf.table(), shelf.lister(), shelf.live(), clock);
  }

  /**
   * The declarations.
   *
   * @param snapshot what the first event of a watch looks like
   * @param delta what the events after it look like
   */
  List<Operation> operations(Class<?> snapshot, Class<?> delta) {
    Kind<R> kind = shelf.kind();
    return List.of(
        get("/" + kind.plural())
            .id(kind.word() + "List")
            .says("List " + kind.plural() + " from the live read model")
            .needs(kind.permission())
            .query("q", QUERY)
            .query("sort", SORT)
            .query("limit", "How many rows at most; 0 for all; 100 when left out.")
            .query("offset", "How many rows to skip.")
            .refuses(CommonProblem.Invalid.class)
            .lists(kind.row())
            .rendered(this::list),
        get("/" + kind.plural() + "/watch")
            .id(kind.word() + "Watch")
            .says("Follow " + kind.plural() + ": a snapshot, then what changes")
            .needs(kind.permission())
            .query("q", QUERY)
            .query("sort", SORT)
            .query(
                "first",
                "How many rows the snapshot has at most; the others follow in deltas; 0 for all,"
                    + " as when left out.")
            .refuses(CommonProblem.Invalid.class)
            .streams("snapshot", snapshot)
            .and("delta", delta)
            .and("stale", Staleness.class)
            .and("fresh", Staleness.class)
            .by(this::watch));
  }

  private RowPage<R> list(Call<Nothing> call) {
    wanted.run();
    int limit = (int) call.number("limit", 100, 0, MOST);
    int offset = (int) call.number("offset", 0, 0, MOST);
    return shelf.lister().list(request(call, limit, offset));
  }

  private void watch(Call<Nothing> call, EventSink sink) {
    wanted.run();
    int first = (int) call.number("first", 0, 0, MOST);
    watcher.watch(request(call, first, 0), sink);
  }

  private ListRequest<R> request(Call<Nothing> call, int limit, int offset) {
    return shelf.request(call.query("q").orElse(""), call.query("sort").orElse(""), limit, offset);
  }
}
