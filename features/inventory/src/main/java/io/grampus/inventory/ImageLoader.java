package io.grampus.inventory;

import io.grampus.engine.EngineException;
import io.grampus.engine.ImageSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the images of a node, and what each consists of once for all nodes. */
final class ImageLoader {
  private static final int DISSECTIONS_A_PASS = 20;

  private final EngineReads engine;
  private final Joins joins;
  private final NodeShare share;
  private final Supplier<NodeIds> ids;
  private final Anatomies anatomies;

  ImageLoader(
      EngineReads engine,
      Joins joins,
      NodeShare share,
      Supplier<NodeIds> ids,
      Anatomies anatomies) {
    this.engine = engine;
    this.joins = joins;
    this.share = share;
    this.ids = ids;
    this.anatomies = anatomies;
  }

  /** One pass; true when there are more images to look into. */
  boolean load() {
    List<ImageSummary> summaries = engine.images();
    Set<String> found = new HashSet<>();
    summaries.forEach(summary -> found.add(summary.id()));
    int left = DISSECTIONS_A_PASS;
    boolean more = false;
    for (String id : found) {
      if (anatomies.of(id).isPresent()) {
        continue;
      }
      more |= left == 0;
      if (left > 0) {
        left--;
        dissect(id);
      }
    }
    NodeIds now = ids.get();
    joins.replaceImages(
        share, summaries.stream().map(s -> LocalRows.image(s, anatomy(s), now)).toList());
    anatomies.forget();
    return more;
  }

  private ImageAnatomy anatomy(ImageSummary summary) {
    return anatomies.of(summary.id()).orElse(ImageAnatomy.UNKNOWN);
  }

  private void dissect(String id) {
    try {
      anatomies.put(id, ImageAnatomy.of(engine.image(id), engine.history(id)));
    } catch (EngineException.NotFound e) {
      // it was removed a moment ago, and may be on another node all the same
    }
  }
}
