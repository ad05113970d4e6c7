package io.grampus.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A simulated image. */
record FakeImage(String id, Instant created, List<Layer> layers, List<String> tags) {

  /** A layer, by the digest of its content. */
  record Layer(String digest, long size) {}

  static FakeImage of(String reference, List<Layer> layers) {
    List<String> tags = new ArrayList<>(List.of(reference));
    return new FakeImage("sha256:" + FakeJson.hexId(), FakeJson.now(), List.copyOf(layers), tags);
  }

  /** An image of so many layers of its own. */
  static FakeImage of(String reference, int layers, long layerSize) {
    List<Layer> all = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      all.add(new Layer("sha256:" + FakeJson.hexId(), layerSize));
    }
    return of(reference, all);
  }

  /** An image as a registry has it: of the same digests on every engine. */
  static FakeImage published(String reference, int layers, long layerSize) {
    List<Layer> all = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      all.add(new Layer(digest(reference + " layer " + i), layerSize));
    }
    List<String> tags = new ArrayList<>(List.of(reference));
    return new FakeImage(digest(reference), FakeJson.now(), List.copyOf(all), tags);
  }

  private static String digest(String of) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  long size() {
    return layers.stream().mapToLong(Layer::size).sum();
  }

  boolean answersTo(String reference) {
    String full = full(reference);
    return tags.contains(full)
        || id.equals(reference)
        || (reference.length() >= 4 && id.startsWith("sha256:" + reference));
  }

  /** A reference with its tag. */
  static String full(String reference) {
    boolean tagged = reference.lastIndexOf(':') > reference.lastIndexOf('/');
    return tagged || reference.contains("@") ? reference : reference + ":latest";
  }

  ObjectNode summary(long containers, long shared) {
    ObjectNode view = FakeJson.object().put("Id", id).put("ParentId", "");
    view.set("RepoTags", FakeJson.texts(tags));
    view.putArray("RepoDigests");
    view.put("Created", created.getEpochSecond()).put("Size", size()).put("SharedSize", shared);
    view.put("VirtualSize", size()).put("Containers", containers);
    view.putObject("Labels");
    return view;
  }

  ObjectNode inspect() {
    ObjectNode view = FakeJson.object().put("Id", id);
    view.set("RepoTags", FakeJson.texts(tags));
    view.putArray("RepoDigests");
    view.put("Created", created.toString()).put("Size", size()).put("VirtualSize", size());
    view.put("Architecture", "amd64").put("Os", "linux");
    view.putObject("Config").putArray("Cmd").add("sh");
    ObjectNode root = view.putObject("RootFS").put("Type", "layers");
    root.set("Layers", FakeJson.texts(layers.stream().map(Layer::digest).toList()));
    return view;
  }

  /** Its steps, the newest first. */
  List<ObjectNode> history() {
    List<ObjectNode> steps = new ArrayList<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      boolean top = i == layers.size() - 1;
      ObjectNode step = FakeJson.object().put("Id", top ? id : "<missing>");
      step.put("Created", created.getEpochSecond()).put("CreatedBy", "step " + i);
      step.put("Size", layers.get(i).size()).put("Comment", "");
      step.set("Tags", FakeJson.texts(top ? tags : List.of()));
      steps.add(step);
    }
    return steps;
  }
}
