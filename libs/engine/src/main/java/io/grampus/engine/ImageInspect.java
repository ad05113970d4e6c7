package io.grampus.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** All that the engine knows of an image. */
public record ImageInspect(ObjectNode raw) implements View {
  /** Its id, {@code sha256:…}. */
  public String id() {
    return text("Id");
  }

  /** Its names with tags. */
  public List<String> tags() {
    return Json.named(texts("RepoTags"));
  }

  /** Its names with digests, as registries know them. */
  public List<String> digests() {
    return Json.named(texts("RepoDigests"));
  }

  /** The image it was built on here; empty when it was pulled. */
  public String parentId() {
    return text("Parent");
  }

  /** When it was built. */
  public Optional<Instant> created() {
    return instant("Created");
  }

  /** As {@code amd64}. */
  public String architecture() {
    return text("Architecture");
  }

  /** As {@code linux}. */
  public String os() {
    return text("Os");
  }

  /** As {@code v8}; empty for most. */
  public String variant() {
    return text("Variant");
  }

  /** Bytes of all of its layers. */
  public long size() {
    return number("Size");
  }

  /** The digests of its layers, the lowest first. */
  public List<String> layers() {
    return texts("RootFS", "Layers");
  }

  /** The default command. */
  public List<String> command() {
    return texts("Config", "Cmd");
  }

  /** The entry point. */
  public List<String> entrypoint() {
    return texts("Config", "Entrypoint");
  }

  /** The environment as {@code NAME=VALUE}. */
  public List<String> environment() {
    return texts("Config", "Env");
  }

  /** Whose rights its containers have; empty means root. */
  public String user() {
    return text("Config", "User");
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return map("Config", "Labels");
  }

  /** How its layers are kept, as {@code overlay2}. */
  public String graphDriver() {
    return text("GraphDriver", "Name");
  }
}
