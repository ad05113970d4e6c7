package io.grampus.inventory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what people call an image that something runs by its id, as stacks do with images that were
 * made on the node.
 */
final class ImageNames {
  /** Knows no image. */
  static final ImageNames NONE = new ImageNames(Map.of(), Map.of());

  private static final String ID = "sha256:";

  private final Map<String, List<String>> tags;
  private final Map<String, String> byService;

  private ImageNames(Map<String, List<String>> tags, Map<String, String> byService) {
    this.tags = tags;
    this.byService = byService;
  }

  static ImageNames of(Collection<ImageRow> images, Collection<ServiceRow> services) {
    Map<String, List<String>> tags = new HashMap<>();
    for (ImageRow image : images) {
      // one that has no name on a node may have one on another
      tags.merge(NodeIds.bare(image.id()), image.tags(), (one, two) -> one.isEmpty() ? two : one);
    }
    Map<String, String> byService = new HashMap<>();
    services.forEach(service -> byService.put(service.name(), service.image()));
    return new ImageNames(tags, byService);
  }

  static boolean isId(String image) {
    return image.startsWith(ID);
  }

  /**
   * What the service calls it, unless the service has another one by now; else its first tag; else
   * its id.
   */
  String name(String image, String service) {
    if (!isId(image)) {
      return image;
    }
    List<String> known = tags.getOrDefault(image, List.of());
    String called = byService.getOrDefault(service, image);
    if (!isId(called) && (known.isEmpty() || known.contains(called))) {
      return called;
    }
    return known.isEmpty() ? image : known.getFirst();
  }
}
