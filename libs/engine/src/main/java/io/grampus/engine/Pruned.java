package io.grampus.engine;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What was removed. */
public record Pruned(ObjectNode raw) implements View {
  /** Bytes that are free again. */
  public long spaceReclaimed() {
    return number("SpaceReclaimed");
  }

  /** The ids or names of what was removed. */
  public List<String> removed() {
    List<String> removed = new ArrayList<>();
    for (String list :
        List.of("ContainersDeleted", "VolumesDeleted", "NetworksDeleted", "CachesDeleted")) {
      removed.addAll(texts(list));
    }
    for (ImageRemoval image : each(ImageRemoval::new, "ImagesDeleted")) {
      removed.add(image.reference());
    }
    return removed;
  }

  static Pruned by(Calls calls, String path, Filters filters) {
    Query query = Query.none().and(filters);
    return new Pruned(calls.object(calls.request("POST", path, query), Calls.LONG));
  }
}
