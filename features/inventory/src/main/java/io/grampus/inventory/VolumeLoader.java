package io.grampus.inventory;

import io.grampus.engine.Volume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the volumes of a node, and their sizes when somebody wants these. */
final class VolumeLoader {
  private final EngineReads engine;
  private final Joins joins;
  private final NodeShare share;
  private final Supplier<NodeIds> ids;
  private final Map<String, Long> sizes = new HashMap<>();
  private volatile boolean measure;

  VolumeLoader(EngineReads engine, Joins joins, NodeShare share, Supplier<NodeIds> ids) {
    this.engine = engine;
    this.joins = joins;
    this.share = share;
    this.ids = ids;
  }

  /** Lets the next pass measure, for which the engine walks through all files. */
  void measure() {
    measure = true;
  }

  void load() {
    List<Volume> found;
    if (measure) {
      found = engine.measuredVolumes();
      measure = false;
      sizes.clear();
      found.stream()
          .filter(volume -> volume.size() >= 0)
          .forEach(volume -> sizes.put(volume.name(), volume.size()));
    } else {
      found = engine.volumes();
    }
    NodeIds now = ids.get();
    joins.replaceVolumes(
        share,
        found.stream()
            .map(v -> LocalRows.volume(v, Optional.ofNullable(sizes.get(v.name())), now))
            .toList());
  }
}
