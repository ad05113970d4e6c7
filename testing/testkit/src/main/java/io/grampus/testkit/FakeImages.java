package io.grampus.testkit;

import io.grampus.wire.BodyOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fake engine's images and requests about them. */
final class FakeImages {
  private final List<FakeImage> all = new CopyOnWriteArrayList<>();
  private final FakeEvents events;
  private final FakeContainers containers;

  FakeImages(FakeEvents events, FakeContainers containers) {
    this.events = events;
    this.containers = containers;
  }

  void addTo(FakeRoutes routes) {
    routes
        .on("GET", "/images/json", this::list)
        .on("POST", "/images/create", this::pull)
        .on("POST", "/images/prune", this::prune)
        .on("GET", "/images/{name}/json", call -> call.json(demand(call.path("name")).inspect()))
        .on(
            "GET",
            "/images/{name}/history",
            call -> call.json(FakeJson.array(demand(call.path("name")).history())))
        .on("POST", "/images/{name}/tag", this::tag)
        .on("DELETE", "/images/{name}", this::remove);
  }

  int size() {
    return all.size();
  }

  FakeImage add(FakeImage image) {
    all.add(image);
    return image;
  }

  FakeImage demand(String reference) {
    return all.stream()
        .filter(image -> image.answersTo(reference))
        .findFirst()
        .orElseThrow(() -> FakeRefusal.missing("image", FakeImage.full(reference)));
  }

  ArrayNode summaries(FakeFilters filters) {
    return FakeJson.array(
        all.stream()
            .filter(image -> filters.any("reference", wanted -> hasReference(image, wanted)))
            .map(image -> image.summary(containers.countOf(image), shared(image)))
            .toList());
  }

  private static boolean hasReference(FakeImage image, String wanted) {
    return image.tags().stream()
        .anyMatch(
            tag -> tag.equals(wanted) || tag.substring(0, tag.lastIndexOf(':')).equals(wanted));
  }

  private long shared(FakeImage image) {
    return image.layers().stream()
        .filter(layer ->
            all.stream().anyMatch(o -> !o.id().equals(image.id()) && o.layers().contains(layer)))
        .mapToLong(FakeImage.Layer::size)
        .sum();
  }

  long layersSize() {
    return all.stream()
        .flatMap(image -> image.layers().stream())
        .distinct()
        .mapToLong(FakeImage.Layer::size)
        .sum();
  }

  private void list(FakeCall call) throws IOException {
    call.json(summaries(call.filters()));
  }

  private void pull(FakeCall call) throws IOException {
    String tag = call.query("tag");
    String name = call.query("fromImage") + (tag.isEmpty() ? "" : ":" + tag);
    call.exchange().body().readAllBytes();
    try (BodyOutput out = call.stream("application/json")) {
      say(out, "Pulling from " + name);
      if (all.stream().noneMatch(image -> image.answersTo(name))) {
        add(FakeImage.of(FakeImage.full(name), 3, 5 << 20));
      }
      say(out, "Status: Downloaded newer image for " + name);
    }
    events.emit("image", "pull", name, FakeJson.object().put("name", name));
  }

  private static void say(BodyOutput out, String status) throws IOException {
    ObjectNode line = FakeJson.object().put("status", status);
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private void tag(FakeCall call) throws IOException {
    FakeImage image = demand(call.path("name"));
    String reference = FakeImage.full(call.query("repo") + suffix(call.query("tag")));
    all.forEach(other -> other.tags().remove(reference));
    image.tags().add(reference);
    events.emit("image", "tag", image.id(), FakeJson.object().put("name", reference));
    call.done(201);
  }

  private static String suffix(String tag) {
    return tag.isEmpty() ? "" : ":" + tag;
  }

  private void remove(FakeCall call) throws IOException {
    String reference = call.path("name");
    FakeImage image = demand(reference);
    ArrayNode answer = FakeJson.MAPPER.createArrayNode();
    boolean byTag = image.tags().contains(FakeImage.full(reference));
    if (byTag && image.tags().size() > 1) {
      untag(image, FakeImage.full(reference), answer);
    } else {
      demandUnused(image, call.flag("force"));
      new ArrayList<>(image.tags()).forEach(tag -> untag(image, tag, answer));
      forget(image, answer);
    }
    call.json(answer);
  }

  private void demandUnused(FakeImage image, boolean force) {
    if (containers.countOf(image) > 0 && !force) {
      throw new FakeRefusal(
          409, "conflict: unable to remove %s, a container is using it".formatted(image.id()));
    }
  }

  private void untag(FakeImage image, String tag, ArrayNode answer) {
    image.tags().remove(tag);
    answer.addObject().put("Untagged", tag);
    events.emit("image", "untag", image.id(), FakeJson.object().put("name", tag));
  }

  private void forget(FakeImage image, ArrayNode answer) {
    all.remove(image);
    answer.addObject().put("Deleted", image.id());
    events.emit("image", "delete", image.id(), FakeJson.object().put("name", image.id()));
  }

  private void prune(FakeCall call) throws IOException {
    ArrayNode deleted = FakeJson.MAPPER.createArrayNode();
    long reclaimed = 0;
    for (FakeImage image : List.copyOf(all)) {
      if (image.tags().isEmpty() && containers.countOf(image) == 0) {
        reclaimed += image.size() - shared(image);
        forget(image, deleted);
      }
    }
    ObjectNode answer = FakeJson.object().put("SpaceReclaimed", reclaimed);
    answer.set("ImagesDeleted", deleted);
    call.json(answer);
  }
}
