package io.grampus.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A view on a network, volume, config or secret of a project. */
public record ComposeResource(String key, ObjectNode tree) {
  /** The name that the engine knows it by. */
  public String name() {
    return tree.path("name").asString(key);
  }

  /** Whether it exists outside of the project and is not made by it. */
  public boolean external() {
    return tree.path("external").asBoolean(false);
  }

  /** Its driver; empty means the engine's own choice. */
  public String driver() {
    return tree.path("driver").asString("");
  }

  /** Options for the driver. */
  public Map<String, String> driverOptions() {
    return strings("driver_opts");
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return strings("labels");
  }

  private Map<String, String> strings(String key) {
    Map<String, String> strings = new LinkedHashMap<>();
    tree.path(key).forEachEntry((k, v) -> strings.put(k, v.asString("")));
    return strings;
  }
}
