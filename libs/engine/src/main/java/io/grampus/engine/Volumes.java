package io.grampus.engine;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Volumes of one engine. */
public final class Volumes {
  private final Calls calls;

  Volumes(Calls calls) {
    this.calls = calls;
  }

  /** The volumes. */
  public List<Volume> list(Filters filters) {
    ObjectNode answer =
        calls.object(
            calls.request("GET", "/volumes", Query.none().and(filters)), Duration.ofMinutes(2));
    return new VolumeList(answer).volumes();
  }

  private record VolumeList(ObjectNode raw) implements View {
    List<Volume> volumes() {
      return each(Volume::new, "Volumes");
    }
  }

  /** One of them. */
  public Volume inspect(String volume) {
    return new Volume(calls.object(path(volume)));
  }

  /** Makes a volume; one of that name and driver that exists already is returned as it is. */
  public Volume create(ObjectNode body) {
    return new Volume(
        calls.object(
            calls.json("POST", "/volumes/create", Query.none(), body), Duration.ofMinutes(3)));
  }

  /** Removes it; {@code force} also when its driver is gone. */
  public void remove(String volume, boolean force) {
    calls.run("DELETE", path(volume), Query.none().and("force", force), Duration.ofMinutes(3));
  }

  /** Removes unused anonymous ones, or with the filter {@code all=true} all unused ones. */
  public Pruned prune(Filters filters) {
    return Pruned.by(calls, "/volumes/prune", filters);
  }

  private static String path(String volume) {
    return "/volumes/" + Calls.segment(volume);
  }
}
