package io.grampus.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What an image's config blob says of it (OCI image spec, config.md).
 *
 * @param created in RFC 3339, as it was written
 * @param diffIds the digests of the layers' tars without compression, the lowest first
 * @param command what a container of it runs
 */
public record ImageConfig(
    Platform platform,
    Optional<String> created,
    List<Digest> diffIds,
    List<Step> history,
    Command command,
    Map<String, String> labels) {

  /**
   * One step of how it was made.
   *
   * @param emptyLayer whether the step made no layer
   */
  public record Step(String createdBy, String comment, boolean emptyLayer) {}

  /**
   * What a container runs when nothing else is said.
   *
   * @param environment lines {@code NAME=VALUE}
   */
  public record Command(
      List<String> entrypoint,
      List<String> arguments,
      List<String> environment,
      Optional<String> user,
      Optional<String> folder) {}

  public ImageConfig {
    diffIds = List.copyOf(diffIds);
    history = List.copyOf(history);
    labels = Map.copyOf(labels);
  }

  /**
   * Reads a config of OCI's or Docker's family.
   *
   * @throws OciException when it is none
   */
  public static ImageConfig read(byte[] bytes) {
    JsonNode tree = ManifestCodec.tree(bytes, "the image's config");
    List<Digest> diffIds = new ArrayList<>();
    tree.path("rootfs").path("diff_ids").forEach(d -> diffIds.add(Digest.parse(d.asString(""))));
    List<Step> history = new ArrayList<>();
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
    Optional<String> created = ManifestCodec.text(tree, "created");
    return new ImageConfig(platform, created, diffIds, history, command(config), labels);
  }

  private static Step step(JsonNode step) {
    return new Step(
        text(step, "created_by"), text(step, "comment"), step.path("empty_layer").asBoolean(false));
  }

  private static Command command(JsonNode config) {
    return new Command(
        words(config, "Entrypoint"),
        words(config, "Cmd"),
        words(config, "Env"),
        ManifestCodec.text(config, "User"),
        ManifestCodec.text(config, "WorkingDir"));
  }

  private static String text(JsonNode tree, String member) {
    return ManifestCodec.text(tree, member).orElse("");
  }

  private static List<String> words(JsonNode config, String member) {
    List<String> words = new ArrayList<>();
    config.path(member).forEach(word -> words.add(word.asString("")));
    return List.copyOf(words);
  }
}
