package io.grampus.inventory;

import static io.grampus.kernel.Operation.get;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.View;
import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Lists, watches and look-ups of every kind the inventory has. */
final class InventoryApi {
  private final Tables tables;
  private final Consumer<Kind<?>> wanted;
  private final NodeEngines engines;
  private final Clock clock;

  /**
   * @param wanted is told whenever somebody asks for a list
   */
  InventoryApi(Tables tables, Consumer<Kind<?>> wanted, NodeEngines engines, Clock clock) {
    this.tables = tables;
    this.wanted = wanted;
    this.engines = engines;
    this.clock = clock;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Shelf<? extends EngineRow> shelf : tables.all()) {
      var list = new ListApi<>(shelf, clock, () -> wanted.accept(shelf.kind()));
      operations.addAll(list.operations(RowSnapshot.class, RowDelta.class));
      operations.add(inspect(shelf));
    }
    operations.add(new EventsApi(engines::here).events());
    return List.copyOf(operations);
  }

  private <R extends EngineRow> Operation inspect(Shelf<R> shelf) {
    Kind<R> kind = shelf.kind();
    return get("/" + kind.plural() + "/{" + kind.word() + "}")
        .id(kind.word() + "Inspect")
        .says("Look up one " + kind.word() + " by id, the beginning of it, or name")
        .needs(kind.permission())
        .query("node", "The node that has it, by id or name; otherwise the nearest that has one.")
        .refuses(CommonProblem.NotFound.class, InventoryProblem.Ambiguous.class)
        .gives(Found.class)
        .by((Call<Nothing> call) ->
            inspect(shelf, call.path(kind.word()), call.query("node").orElse("")));
  }

  private <R extends EngineRow> Found inspect(Shelf<R> shelf, String name, String node) {
    var finder = new RowFinder<>(shelf);
    R row =
        node.isEmpty()
            ? finder.nearest(name).orElseGet(() -> finder.find(name))
            : finder.on(new RowFinder<>(tables.nodes).find(node)).find(name);
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

  private ObjectNode raw(EngineRow row) {
    Engine asked = engines.of(row);
    View view =
        switch (row) {
          case ContainerRow container -> asked.containers().inspect(container.id());
          case ImageRow image -> asked.images().inspect(NodeIds.bare(image.id()));
          case VolumeRow volume -> asked.volumes().inspect(volume.name());
          case NetworkRow network -> asked.networks().inspect(NodeIds.bare(network.id()));
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
