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
import java.util.function.Supplier;

/**
 * Knows which images stand on which layers. What an image consists of never changes, so each is
 * looked at once.
 */
final class LayerCatalog {
  private final Supplier<Engine> engine;
  private final Map<String, List<String>> chainsById = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Long>> sizesById = new ConcurrentHashMap<>();

  LayerCatalog(Supplier<Engine> engine) {
    this.engine = engine;
  }

  /** The images that have a name or are nobody's intermediate step, by id. */
  Map<String, ImageSummary> images() {
    var images = new HashMap<String, ImageSummary>();
    for (ImageSummary image : engine.get().images().list(false, Filters.none())) {
      images.put(image.id(), image);
    }
    chainsById.keySet().retainAll(images.keySet());
    sizesById.keySet().retainAll(images.keySet());
    return images;
  }

  /** The chain ids of an image, lowest first; none when it is gone. */
  List<String> chains(String id) {
    List<String> known = chainsById.get(id);
    if (known != null) {
      return known;
    }
    try {
      List<String> chains = LayerChains.of(engine.get().images().inspect(id).layers());
      chainsById.put(id, chains);
      return chains;
    } catch (EngineException.NotFound e) {
      return List.of();
    }
  }

  /** The other images that stand on each chain. */
  Map<String, List<String>> sharers(String id) {
    var sharers = new HashMap<String, List<String>>();
    images()
        .forEach((other, summary) -> {
          if (!other.equals(id)) {
            for (String chain : chains(other)) {
              sharers.computeIfAbsent(chain, _ -> new ArrayList<>()).add(name(summary));
            }
          }
        });
    sharers.values().forEach(names -> names.sort(null));
    return sharers;
  }

  /** How many bytes go when these images go and the others stay. */
  long freedBy(Set<String> going) {
    var staying = new HashSet<String>();
    images().keySet().stream()
        .filter(id -> !going.contains(id))
        .forEach(id -> staying.addAll(chains(id)));
    var freed = new HashMap<String, Long>();
    for (String id : going) {
      sizes(id)
          .forEach((chain, size) -> {
            if (!staying.contains(chain)) {
              freed.put(chain, size);
            }
          });
    }
    return freed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Bytes by chain, as far as the history tells. */
  private Map<String, Long> sizes(String id) {
    Map<String, Long> known = sizesById.get(id);
    if (known != null) {
      return known;
    }
    try {
      ImageInspect image = engine.get().images().inspect(id);
      var sizes = new HashMap<String, Long>();
      for (ImageLayer layer : LayerReader.layers(image, steps(id), Map.of())) {
        sizes.put(layer.chain(), Math.max(0, layer.size()));
      }
      sizesById.put(id, sizes);
      return sizes;
    } catch (EngineException.NotFound e) {
      return Map.of();
    }
  }

  /** The image's history, newest step first. */
  List<BuildStep> steps(String image) {
    return engine.get().images().history(image).stream()
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
