package io.grampus.inventory;

import static io.grampus.kernel.Operation.get;

import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The declaration of the look at several lists at once. */
final class GlanceApi {
  private static final Permission READ = Permission.read("overview.read");
  private static final String TRIED = "follow several lists";
  private static final int MOST_LOOKS = 128;

  private final Supplier<List<Shelf<?>>> shelves;
  private final GlanceWatcher watcher;

  /**
   * @param shelves all lists that can be looked at
   */
  GlanceApi(Supplier<List<Shelf<?>>> shelves, Clock clock) {
    this.shelves = shelves;
    this.watcher = new GlanceWatcher(clock);
  }

  Operation watch() {
    return get("/overview/watch")
        .id("overviewWatch")
        .says("Follow how many rows of several lists fit, and which come first")
        .needs(READ)
        .queries("count", "A list and a query, as in: containers state:running. How many fit.")
        .queries("list", "The same, with the first rows that fit.")
        .query("limit", "How many rows of each list at most; 20 when left out.")
        .refuses(CommonProblem.Invalid.class)
        .streams("glance", Glance.class)
        .by(this::watch);
  }

  private void watch(Call<Nothing> call, EventSink sink) {
    int limit = (int) call.number("limit", 20, 1, 200);
    List<Look<?>> looks = new ArrayList<>();
    call.queries("count").forEach(of -> looks.add(look(call, of, limit, true)));
    call.queries("list").forEach(of -> looks.add(look(call, of, limit, false)));
    if (looks.isEmpty() || looks.size() > MOST_LOOKS) {
      String next = "Ask for 1 to " + MOST_LOOKS + ", such as count=containers.";
      throw invalid("count", looks.size() + " lists are asked for", next);
    }
    watcher.watch(looks, sink);
  }

  private Look<?> look(Call<Nothing> call, String of, int limit, boolean counts) {
    int blank = of.indexOf(' ');
    Shelf<?> shelf = shelf(blank < 0 ? of : of.substring(0, blank));
    Permission needed = shelf.kind().permission();
    if (!call.context().who().may(needed)) {
      String name = call.context().who().name();
      throw new ProblemException(new CommonProblem.Forbidden(TRIED, name, needed.name()));
    }
    return look(of, shelf, blank < 0 ? "" : of.substring(blank + 1), limit, counts);
  }

  private static <R extends Row> Look<R> look(
      String of, Shelf<R> shelf, String query, int limit, boolean counts) {
    return new Look<>(of, shelf, shelf.request(query, "", limit, 0), counts);
  }

  private Shelf<?> shelf(String plural) {
    List<Shelf<?>> all = shelves.get();
    return all.stream()
        .filter(shelf -> shelf.kind().plural().equals(plural))
        .findFirst()
        .orElseThrow(() -> {
          String names =
              all.stream().map(s -> s.kind().plural()).sorted().collect(Collectors.joining(", "));
          String but = "there is no list \"" + plural + "\"";
          return invalid("list", but, "The lists are " + names + ".");
        });
  }

  private static ProblemException invalid(String field, String but, String next) {
    return new ProblemException(new CommonProblem.Invalid(TRIED, field, but, next));
  }
}
