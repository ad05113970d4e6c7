package io.grampus.inventory;

import io.grampus.engine.EngineException;
import io.grampus.engine.ImageSummary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads images, and what each consists of once. */
final class ImageLoader {
  private static final int DISSECTIONS_A_PASS = 20;

  private final EngineReads engine;
  private final Joins joins;
  private final Map<String, ImageAnatomy> anatomies = new HashMap<>();

  ImageLoader(EngineReads engine, Joins joins) {
    this.engine = engine;
    this.joins = joins;
  }

  /** One pass; true when there are more images to look into. */
  boolean load() {
    List<ImageSummary> summaries = engine.images();
    Set<String> ids = new HashSet<>();
    summaries.forEach(summary -> ids.add(summary.id()));
    anatomies.keySet().retainAll(ids);
    int left = DISSECTIONS_A_PASS;
    boolean more = false;
    for (String id : ids) {
      if (anatomies.containsKey(id)) {
        continue;
      }
      more |= left == 0;
      if (left > 0) {
        left--;
        anatomies.put(id, dissect(id));
      }
    }
    joins.replaceImages(
        summaries.stream()
            .map(s -> LocalRows.image(s, anatomies.getOrDefault(s.id(), ImageAnatomy.UNKNOWN)))
            .toList());
    return more;
  }

  private ImageAnatomy dissect(String id) {
    try {
      return ImageAnatomy.of(engine.image(id), engine.history(id));
    } catch (EngineException.NotFound e) {
      return ImageAnatomy.UNKNOWN;
    }
  }
}
