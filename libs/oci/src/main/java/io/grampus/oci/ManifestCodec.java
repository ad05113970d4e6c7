package io.grampus.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Between manifests and their JSON. */
final class ManifestCodec {
  /** A second member of the same name could be read in two ways. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ManifestCodec() {}

  static JsonNode tree(byte[] bytes, String what) {
    try {
      JsonNode tree = JSON.readTree(bytes);
      if (!tree.isObject()) {
        throw new OciException(what + " is no JSON object");
      }
      return tree;
    } catch (JacksonException e) {
      throw new OciException(what + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  static byte[] bytes(ObjectNode tree) {
    return JSON.writeValueAsBytes(tree);
  }

  /** With a line for each member, for those who read and edit it. */
  static byte[] readable(ObjectNode tree) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static Manifest read(byte[] bytes, Optional<String> declared) {
    JsonNode tree = tree(bytes, "the manifest");
    if (tree.path("schemaVersion").asInt(0) != 2) {
      throw new OciException("the manifest's schemaVersion is not 2; older ones are not supported");
    }
    String mediaType = mediaType(tree, declared.map(MediaTypes::plain));
    if (MediaTypes.isIndex(mediaType)) {
      refuse(tree, mediaType, "config", "layers");
      return new Manifest.Index(
          mediaType,
          descriptors(tree, "manifests"),
          text(tree, "artifactType"),
          subject(tree),
          annotations(tree));
    }
    refuse(tree, mediaType, "manifests");
    return new Manifest.Image(
        mediaType,
        descriptor(tree.path("config"), "config"),
        descriptors(tree, "layers"),
        text(tree, "artifactType"),
        subject(tree),
        annotations(tree));
  }

  /** One manifest must not be read as two kinds (CVE-2021-41190). */
  private static void refuse(JsonNode tree, String mediaType, String... members) {
    for (String member : members) {
      if (tree.has(member)) {
        throw new OciException("a manifest of type " + mediaType + " has no member " + member);
      }
    }
  }

  private static String mediaType(JsonNode tree, Optional<String> declared) {
    Optional<String> inside = text(tree, "mediaType");
    if (inside.isPresent() && declared.isPresent() && !inside.equals(declared)) {
      throw new OciException(
          "the manifest was sent as %s, but says that it is %s"
              .formatted(declared.get(), inside.get()));
    }
    String known =
        inside
            .or(() -> declared)
            .orElseGet(
                () -> tree.has("manifests") ? MediaTypes.OCI_INDEX : MediaTypes.OCI_MANIFEST);
    if (!MediaTypes.isManifest(known)) {
      throw new OciException("\"" + known + "\" is no media type of a manifest that is known here");
    }
    return known;
  }

  private static Optional<Descriptor> subject(JsonNode tree) {
    return tree.path("subject").isObject()
        ? Optional.of(descriptor(tree.path("subject"), "subject"))
        : Optional.empty();
  }

  private static List<Descriptor> descriptors(JsonNode tree, String member) {
    JsonNode list = tree.path(member);
    if (!list.isArray()) {
      throw new OciException("the manifest has no list of " + member);
    }
    List<Descriptor> all = new ArrayList<>();
    for (JsonNode one : list) {
      all.add(descriptor(one, member));
    }
    return all;
  }

  static Descriptor descriptor(JsonNode tree, String where) {
    if (!tree.isObject()) {
      throw new OciException("the manifest's " + where + " is no descriptor");
    }
    if (!tree.path("size").isIntegralNumber() || !tree.path("size").canConvertToLong()) {
      throw new OciException("a descriptor in the manifest's " + where + " has no size");
    }
    List<String> urls = new ArrayList<>();
    tree.path("urls").forEach(url -> urls.add(url.asString("")));
    return new Descriptor(
        text(tree, "mediaType").orElse("application/octet-stream"),
        Digest.parse(text(tree, "digest").orElse("")),
        tree.path("size").asLong(),
        text(tree, "artifactType"),
        urls,
        annotations(tree),
        platform(tree.path("platform")));
  }

  private static Optional<Platform> platform(JsonNode tree) {
    return tree.isObject()
        ? Optional.of(
            new Platform(
                text(tree, "os").orElse(""),
                text(tree, "architecture").orElse(""),
                text(tree, "variant"),
                text(tree, "os.version")))
        : Optional.empty();
  }

  static Optional<String> text(JsonNode tree, String member) {
    JsonNode value = tree.path(member);
    return value.isString() && !value.asString().isEmpty()
        ? Optional.of(value.asString())
        : Optional.empty();
  }

  private static Map<String, String> annotations(JsonNode tree) {
    Map<String, String> all = new TreeMap<>();
    tree.path("annotations")
        .properties()
        .forEach(a -> all.put(a.getKey(), a.getValue().asString("")));
    return all;
  }

  static byte[] write(Manifest manifest) {
    ObjectNode tree = object();
    tree.put("schemaVersion", 2);
    tree.put("mediaType", manifest.mediaType());
    manifest.artifactType().ifPresent(t -> tree.put("artifactType", t));
    switch (manifest) {
      case Manifest.Image image -> {
        write(image.config(), tree.putObject("config"));
        var layers = tree.putArray("layers");
        image.layers().forEach(l -> write(l, layers.addObject()));
      }
      case Manifest.Index index -> {
        var manifests = tree.putArray("manifests");
        index.manifests().forEach(m -> write(m, manifests.addObject()));
      }
    }
    manifest.subject().ifPresent(s -> write(s, tree.putObject("subject")));
    writeAnnotations(manifest.annotations(), tree);
    return bytes(tree);
  }

  private static void write(Descriptor descriptor, ObjectNode tree) {
    tree.put("mediaType", descriptor.mediaType());
    tree.put("digest", descriptor.digest().toString());
    tree.put("size", descriptor.size());
    descriptor.artifactType().ifPresent(t -> tree.put("artifactType", t));
    if (!descriptor.urls().isEmpty()) {
      var urls = tree.putArray("urls");
      descriptor.urls().forEach(urls::add);
    }
    writeAnnotations(descriptor.annotations(), tree);
    descriptor.platform().ifPresent(p -> write(p, tree.putObject("platform")));
  }

  private static void write(Platform platform, ObjectNode tree) {
    tree.put("architecture", platform.architecture());
    tree.put("os", platform.os());
    platform.osVersion().ifPresent(v -> tree.put("os.version", v));
    platform.variant().ifPresent(v -> tree.put("variant", v));
  }

  private static void writeAnnotations(Map<String, String> annotations, ObjectNode tree) {
    if (!annotations.isEmpty()) {
      ObjectNode all = tree.putObject("annotations");
      new TreeMap<>(annotations).forEach(all::put);
    }
  }
}
