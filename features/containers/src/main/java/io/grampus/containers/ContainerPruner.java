package io.grampus.containers;

import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Call;
import io.grampus.kernel.Pruned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes containers that do not run, after showing which they are. */
final class ContainerPruner {
  private static final String TRIED = "remove the containers that do not run";

  private final Engines engines;

  ContainerPruner(Engines engines) {
    this.engines = engines;
  }

  Pruned prune(Call<?> call) {
    try {
      Engine engine = engines.on(call.query("node").orElse(""));
      List<ContainerSummary> found = find(engine, call.queries("label"), call.instant("until"));
      return call.flag("dryRun") ? plan(found) : remove(engine, found);
    } catch (EngineException e) {
      throw EngineProblems.of(TRIED, e);
    }
  }

  private static List<ContainerSummary> find(
      Engine engine, List<String> labels, Optional<Instant> until) {
    Filters filters = Filters.of("status", "created").and("status", "exited").and("status", "dead");
    for (String label : labels) {
      filters = filters.and("label", label);
    }
    return engine.containers().list(true, filters, true).stream()
        .filter(c -> until.map(u -> c.created().filter(u::isAfter).isPresent()).orElse(true))
        .toList();
  }

  private static Pruned plan(List<ContainerSummary> found) {
    return answer(true, found, List.of());
  }

  private static Pruned remove(Engine engine, List<ContainerSummary> found) {
    var removed = new ArrayList<ContainerSummary>();
    var kept = new ArrayList<Pruned.Kept>();
    for (ContainerSummary container : found) {
      try {
        engine.containers().remove(container.id(), false, false);
        removed.add(container);
      } catch (EngineException.NotFound e) {
        // gone already, by somebody else's hand
      } catch (EngineException.Refused e) {
        String reason = "The engine refused: " + EngineProblems.words(e) + ".";
        kept.add(new Pruned.Kept(container.id(), container.name(), reason));
      }
    }
    return answer(false, removed, kept);
  }

  private static Pruned answer(
      boolean dryRun, List<ContainerSummary> gone, List<Pruned.Kept> kept) {
    List<Pruned.Item> items =
        gone.stream().map(c -> new Pruned.Item(c.id(), c.name(), c.sizeRw())).toList();
    long bytes = items.stream().mapToLong(Pruned.Item::bytes).sum();
    return new Pruned(dryRun, items, kept, bytes);
  }
}
