package io.grampus.images;

import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.engine.ImageRemoval;
import io.grampus.engine.ImageSummary;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Call;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Pruned;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes images that nothing uses, after showing which they are and what that frees. */
final class ImagePruner {
  private static final String TRIED = "remove the images that nothing uses";

  private final Engines engines;
  private final LayerCatalog catalog;

  ImagePruner(Engines engines, LayerCatalog catalog) {
    this.engines = engines;
    this.catalog = catalog;
  }

  /** On the node that is named, or on each of several: one that fails keeps no other from it. */
  Pruned prune(Call<?> call) {
    List<String> nodes = NodeNames.of(call.queries("nodes"), engines);
    if (nodes.isEmpty()) {
      return prune(call, call.query("node").orElse(""));
    }
    Map<String, Problem> failed = new LinkedHashMap<>();
    var all = new Pruned(call.flag("dryRun"), List.of(), List.of(), 0);
    for (String node : nodes) {
      try {
        all = all.and(prune(call, node).on(node));
      } catch (ProblemException e) {
        failed.put(node, e.problem());
      }
    }
    if (failed.size() == nodes.size()) {
      throw new ProblemException(ImageProblem.OnNodes.of(TRIED, "", failed));
    }
    List<Pruned.Failed> where =
        failed.entrySet().stream()
            .map(e -> new Pruned.Failed(e.getKey(), e.getValue().but()))
            .toList();
    return all.and(new Pruned(all.dryRun(), List.of(), List.of(), where, 0));
  }

  private Pruned prune(Call<?> call, String node) {
    boolean all = call.flag("all");
    List<String> labels = call.queries("label");
    Optional<Instant> until = call.instant("until");
    try {
      Engine engine = engines.on(node);
      return call.flag("dryRun")
          ? plan(engine, all, labels, until)
          : remove(engine, all, labels, until);
    } catch (EngineException e) {
      throw EngineProblems.of(TRIED, e);
    }
  }

  private Pruned plan(Engine now, boolean all, List<String> labels, Optional<Instant> until) {
    Filters filters = all ? Filters.none() : Filters.of("dangling", "true");
    for (String label : labels) {
      filters = filters.and("label", label);
    }
    Set<String> used =
        now.containers().list(true, Filters.none()).stream()
            .map(ContainerSummary::imageId)
            .collect(Collectors.toSet());
    List<ImageSummary> going =
        now.images().list(false, filters).stream()
            .filter(i -> !used.contains(i.id()))
            .filter(i -> until.map(u -> i.created().filter(u::isAfter).isPresent()).orElse(true))
            .toList();
    Set<String> ids = going.stream().map(ImageSummary::id).collect(Collectors.toSet());
    List<Pruned.Item> items =
        going.stream()
            .map(i -> new Pruned.Item(i.id(), names(i), catalog.freedBy(now, Set.of(i.id()))))
            .toList();
    return new Pruned(true, items, List.of(), catalog.freedBy(now, ids));
  }

  /** All of them, because all of them go. */
  private static String names(ImageSummary image) {
    return image.tags().size() > 1 ? String.join(", ", image.tags()) : LayerCatalog.name(image);
  }

  private static Pruned remove(
      Engine engine, boolean all, List<String> labels, Optional<Instant> until) {
    Filters filters = Filters.of("dangling", all ? "false" : "true");
    for (String label : labels) {
      filters = filters.and("label", label);
    }
    if (until.isPresent()) {
      filters = filters.and("until", until.get().toString());
    }
    var pruned = engine.images().prune(filters);
    List<Pruned.Item> items =
        pruned.each(ImageRemoval::new, "ImagesDeleted").stream()
            .map(r -> new Pruned.Item(r.deleted(), r.reference(), 0))
            .toList();
    return new Pruned(false, items, List.of(), pruned.spaceReclaimed());
  }
}
