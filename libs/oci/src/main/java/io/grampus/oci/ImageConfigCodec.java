package io.grampus.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Between configs of images and their JSON. */
final class ImageConfigCodec {
  private ImageConfigCodec() {}

  static ImageConfig read(JsonNode tree) {
    List<Digest> diffIds = new ArrayList<>();
    tree.path("rootfs").path("diff_ids").forEach(d -> diffIds.add(Digest.parse(d.asString(""))));
    List<ImageConfig.Step> history = new ArrayList<>();
    tree.path("history").forEach(step -> history.add(step(step)));
    Map<String, String> labels = new TreeMap<>();
    JsonNode config = tree.path("config");
    config
        .path("Labels")
        .properties()
        .forEach(l -> labels.put(l.getKey(), l.getValue().asString("")));
    var platform =
        new Platform(
            text(tree, "os"),
            text(tree, "architecture"),
            ManifestCodec.text(tree, "variant"),
            ManifestCodec.text(tree, "os.version"));
    return new ImageConfig(
        platform,
        ManifestCodec.text(tree, "created"),
        ManifestCodec.text(tree, "author"),
        words(tree, "os.features"),
        diffIds,
        history,
        command(config),
        labels);
  }

  private static ImageConfig.Step step(JsonNode step) {
    return new ImageConfig.Step(
        text(step, "created_by"), text(step, "comment"), step.path("empty_layer").asBoolean(false));
  }

  private static ImageConfig.Command command(JsonNode config) {
    return new ImageConfig.Command(
        words(config, "Entrypoint"),
        words(config, "Cmd"),
        words(config, "Env"),
        ManifestCodec.text(config, "User"),
        ManifestCodec.text(config, "WorkingDir"),
        ManifestCodec.text(config, "StopSignal"),
        names(config, "ExposedPorts"),
        names(config, "Volumes"));
  }

  private static String text(JsonNode tree, String member) {
    return ManifestCodec.text(tree, member).orElse("");
  }

  private static List<String> words(JsonNode config, String member) {
    List<String> words = new ArrayList<>();
    config.path(member).forEach(word -> words.add(word.asString("")));
    return words;
  }

  /** What Go writes as a set: an object whose members are empty objects. */
  private static List<String> names(JsonNode config, String member) {
    return List.copyOf(new TreeSet<>(config.path(member).propertyNames()));
  }

  static ObjectNode write(ImageConfig image) {
    ObjectNode tree = ManifestCodec.object();
    image.created().ifPresent(c -> tree.put("created", c));
    image.author().ifPresent(a -> tree.put("author", a));
    tree.put("architecture", image.platform().architecture());
    tree.put("os", image.platform().os());
    image.platform().osVersion().ifPresent(v -> tree.put("os.version", v));
    put(tree, "os.features", image.osFeatures());
    image.platform().variant().ifPresent(v -> tree.put("variant", v));
    write(image.command(), image.labels(), tree.putObject("config"));
    ObjectNode rootfs = tree.putObject("rootfs").put("type", "layers");
    var diffIds = rootfs.putArray("diff_ids");
    image.diffIds().forEach(d -> diffIds.add(d.toString()));
    if (!image.history().isEmpty()) {
      var history = tree.putArray("history");
      image.history().forEach(step -> write(step, history.addObject()));
    }
    return tree;
  }

  private static void write(
      ImageConfig.Command command, Map<String, String> labels, ObjectNode tree) {
    command.user().ifPresent(u -> tree.put("User", u));
    putNames(tree, "ExposedPorts", command.exposedPorts());
    put(tree, "Env", command.environment());
    put(tree, "Entrypoint", command.entrypoint());
    put(tree, "Cmd", command.arguments());
    putNames(tree, "Volumes", command.volumes());
    command.folder().ifPresent(f -> tree.put("WorkingDir", f));
    if (!labels.isEmpty()) {
      ObjectNode all = tree.putObject("Labels");
      new TreeMap<>(labels).forEach(all::put);
    }
    command.stopSignal().ifPresent(s -> tree.put("StopSignal", s));
  }

  private static void write(ImageConfig.Step step, ObjectNode tree) {
    tree.put("created_by", step.createdBy());
    if (!step.comment().isEmpty()) {
      tree.put("comment", step.comment());
    }
    if (step.emptyLayer()) {
      tree.put("empty_layer", true);
    }
  }

  private static void put(ObjectNode tree, String member, List<String> words) {
    if (!words.isEmpty()) {
      var all = tree.putArray(member);
      words.forEach(all::add);
    }
  }

  private static void putNames(ObjectNode tree, String member, List<String> names) {
    if (!names.isEmpty()) {
      ObjectNode all = tree.putObject(member);
      new TreeSet<>(names).forEach(all::putObject);
    }
  }
}
