package io.grampus.images;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.engine.ImageInspect;
import io.grampus.engine.ImageSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which images stand on which layers. What an image consists of never changes, so each is
 * looked at once.
 */
final class LayerCatalog {
  private static final int MOST = 5_000;

  private final Map<String, List<String>> chainsById = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Long>> sizesById = new ConcurrentHashMap<>();

  /** The images that have a name or are nobody's intermediate step, by id. */
  static Map<String, ImageSummary> images(Engine engine) {
    var images = new HashMap<String, ImageSummary>();
    for (ImageSummary image : engine.images().list(false, Filters.none())) {
      images.put(image.id(), image);
    }
    return images;
  }

  /** The chain ids of an image, lowest first; none when it is gone. */
  List<String> chains(Engine engine, String id) {
    List<String> known = chainsById.get(id);
    if (known != null) {
      return known;
    }
    try {
      List<String> chains = LayerChains.of(engine.images().inspect(id).layers());
      keep(chainsById, id, chains);
      return chains;
    } catch (EngineException.NotFound e) {
      return List.of();
    }
  }

  /** The other images of the engine that stand on each chain. */
  Map<String, List<String>> sharers(Engine engine, String id) {
    var sharers = new HashMap<String, List<String>>();
    images(engine)
        .forEach((other, summary) -> {
          if (!other.equals(id)) {
            for (String chain : chains(engine, other)) {
              sharers.computeIfAbsent(chain, _ -> new ArrayList<>()).add(name(summary));
            }
          }
        });
    sharers.values().forEach(names -> names.sort(null));
    return sharers;
  }

  /** How many bytes go when these images go and the others stay. */
  long freedBy(Engine engine, Set<String> going) {
    var staying = new HashSet<String>();
    images(engine).keySet().stream()
        .filter(id -> !going.contains(id))
        .forEach(id -> staying.addAll(chains(engine, id)));
    var freed = new HashMap<String, Long>();
    for (String id : going) {
      sizes(engine, id)
          .forEach((chain, size) -> {
            if (!staying.contains(chain)) {
              freed.put(chain, size);
            }
          });
    }
    return freed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Bytes by chain, as far as the history tells. */
  private Map<String, Long> sizes(Engine engine, String id) {
    Map<String, Long> known = sizesById.get(id);
    if (known != null) {
      return known;
    }
    try {
      ImageInspect image = engine.images().inspect(id);
      var sizes = new HashMap<String, Long>();
      for (ImageLayer layer : LayerReader.layers(image, steps(engine, id), Map.of())) {
        sizes.put(layer.chain(), Math.max(0, layer.size()));
      }
      keep(sizesById, id, sizes);
      return sizes;
    } catch (EngineException.NotFound e) {
      return Map.of();
    }
  }

  /** What is forgotten is only asked for again. */
  private static <T> void keep(Map<String, T> known, String id, T value) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(id, value);
  }

  /** The image's history, newest step first. */
  static List<BuildStep> steps(Engine engine, String image) {
    return engine.images().history(image).stream()
        .map(s ->
            new BuildStep(
                s.id().equals("<missing>") ? "" : s.id(),
                s.created().orElse(Instant.EPOCH),
                s.createdBy(),
                s.size(),
                s.comment(),
                s.tags()))
        .toList();
  }

  /** What people call an image: its first tag, or a short id. */
  static String name(ImageSummary image) {
    return image.tags().stream().findFirst().orElseGet(() -> shortId(image.id()));
  }

  static String shortId(String id) {
    String hex = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
    return hex.length() > 12 ? hex.substring(0, 12) : hex;
  }
}
