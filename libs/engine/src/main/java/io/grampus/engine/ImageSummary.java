package io.grampus.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An image in a list. */
public record ImageSummary(ObjectNode raw) implements View {
  /** Its id, {@code sha256:…}. */
  public String id() {
    return text("Id");
  }

  /** The image it was built on here; empty when it was pulled. */
  public String parentId() {
    return text("ParentId");
  }

  /** Its names with tags. */
  public List<String> tags() {
    return Json.named(texts("RepoTags"));
  }

  /** Its names with digests, as registries know them. */
  public List<String> digests() {
    return Json.named(texts("RepoDigests"));
  }

  /** When it was built. */
  public Optional<Instant> created() {
    return instant("Created");
  }

  /** Bytes of all of its layers. */
  public long size() {
    return number("Size");
  }

  /** Bytes it shares with other images here; -1 unless asked for. */
  public long sharedSize() {
    return at("SharedSize").asLong(-1);
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return map("Labels");
  }
}
