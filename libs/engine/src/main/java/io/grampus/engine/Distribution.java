package io.grampus.engine;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a registry says of an image. */
public record Distribution(ObjectNode raw) implements View {
  /** The digest of its manifest or index. */
  public String digest() {
    return text("Descriptor", "digest");
  }

  /** What the digest is of. */
  public String mediaType() {
    return text("Descriptor", "mediaType");
  }

  /** The platforms it is for, as {@code linux/arm64/v8}. */
  public List<String> platforms() {
    List<String> platforms = new ArrayList<>();
    for (JsonNode platform : at("Platforms")) {
      String variant = platform.path("variant").asString("");
      String base =
          platform.path("os").asString("") + "/" + platform.path("architecture").asString("");
      platforms.add(variant.isEmpty() ? base : base + "/" + variant);
    }
    return platforms;
  }
}
