package io.grampus.inventory;

import static io.grampus.kernel.Operation.get;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.View;
import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Lists, watches and look-ups of every kind. */
final class InventoryApi {
  private static final int MOST = 1_000_000;
  private static final String QUERY =
      "Which rows: terms such as state:exited node:w3 label:team=pay name:web* cpu>50 -label:x.";
  private static final String SORT = "In which order: fields such as -cpu,name; a minus turns it.";

  private final Tables tables;
  private final Lanes lanes;
  private final Supplier<Engine> engine;
  private final Clock clock;

  InventoryApi(Tables tables, Lanes lanes, Supplier<Engine> engine, Clock clock) {
    this.tables = tables;
    this.lanes = lanes;
    this.engine = engine;
    this.clock = clock;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Shelf<?> shelf : tables.all()) {
      operations.add(list(shelf));
      operations.add(watch(shelf));
      operations.add(inspect(shelf));
    }
    operations.add(new EventsApi(engine).events());
    return List.copyOf(operations);
  }

  private <R extends Row> Operation list(Shelf<R> shelf) {
    Kind<R> kind = shelf.kind();
    return get("/" + kind.plural())
        .id(kind.word() + "List")
        .says("List " + kind.plural() + " from the live read model")
        .needs(kind.permission())
        .query("q", QUERY)
        .query("sort", SORT)
        .query("limit", "How many rows at most; 0 for all; 100 when left out.")
        .query("offset", "How many rows to skip.")
        .refuses(CommonProblem.Invalid.class)
        .lists(kind.row())
        .rendered(call -> list(shelf, call));
  }

  private <R extends Row> RowPage<R> list(Shelf<R> shelf, Call<Nothing> call) {
    wanted(shelf.kind());
    int limit = (int) call.number("limit", 100, 0, MOST);
    int offset = (int) call.number("offset", 0, 0, MOST);
    return shelf.lister().list(request(shelf, call, limit, offset));
  }

  private void wanted(Kind<?> kind) {
    if (kind.equals(Kind.VOLUME)) {
      lanes.measureVolumesSometimes();
    }
  }

  private <R extends Row> Operation watch(Shelf<R> shelf) {
    Kind<R> kind = shelf.kind();
    var watcher = new RowWatcher<>(shelf.table(), shelf.lister(), shelf.live(), clock);
    return get("/" + kind.plural() + "/watch")
        .id(kind.word() + "Watch")
        .says("Follow " + kind.plural() + ": a snapshot, then what changes")
        .needs(kind.permission())
        .query("q", QUERY)
        .query("sort", SORT)
        .refuses(CommonProblem.Invalid.class)
        .streams("snapshot", RowSnapshot.class)
        .and("delta", RowDelta.class)
        .and("stale", Staleness.class)
        .and("fresh", Staleness.class)
        .by((Call<Nothing> call, EventSink sink) -> watch(shelf, watcher, call, sink));
  }

  private <R extends Row> void watch(
      Shelf<R> shelf, RowWatcher<R> watcher, Call<Nothing> call, EventSink sink) {
    wanted(shelf.kind());
    watcher.watch(request(shelf, call, 0, 0), sink);
  }

  private static <R extends Row> ListRequest<R> request(
      Shelf<R> shelf, Call<Nothing> call, int limit, int offset) {
    String query = call.query("q").orElse("");
    String sort = call.query("sort").orElse("");
    return shelf.request(query, sort, limit, offset);
  }

  private <R extends Row> Operation inspect(Shelf<R> shelf) {
    Kind<R> kind = shelf.kind();
    return get("/" + kind.plural() + "/{" + kind.word() + "}")
        .id(kind.word() + "Inspect")
        .says("Look up one " + kind.word() + " by id, the beginning of it, or name")
        .needs(kind.permission())
        .refuses(CommonProblem.NotFound.class, InventoryProblem.Ambiguous.class)
        .gives(Found.class)
        .by((Call<Nothing> call) -> inspect(shelf, call.path(kind.word())));
  }

  private <R extends Row> Found inspect(Shelf<R> shelf, String name) {
    R row = new RowFinder<>(shelf).find(name);
    String tried = "inspect " + shelf.kind().word() + " \"" + name + "\"";
    try {
      return new Found(shelf.live().now(row), raw(row));
    } catch (EngineException.NotFound e) {
      // the event that tells so is under way
      throw new ProblemException(
          new CommonProblem.NotFound(
              tried, shelf.kind().word(), name, "It was removed a moment ago."),
          e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  private ObjectNode raw(Row row) {
    Engine asked = engine.get();
    View view =
        switch (row) {
          case ContainerRow container -> asked.containers().inspect(container.id());
          case ImageRow image -> asked.images().inspect(image.id());
          case VolumeRow volume -> asked.volumes().inspect(volume.name());
          case NetworkRow network -> asked.networks().inspect(network.id());
          case NodeRow node ->
              node.role().equals("none") || tables.services.table().snapshot().lacks().isPresent()
                  ? asked.system().info()
                  : asked.nodes().inspect(node.id());
          case ServiceRow service -> asked.services().inspect(service.id());
          case TaskRow task -> asked.tasks().inspect(task.id());
          case SecretRow secret -> asked.secrets().inspect(secret.id());
          case ConfigRow config -> asked.configs().inspect(config.id());
        };
    return view.raw();
  }
}
