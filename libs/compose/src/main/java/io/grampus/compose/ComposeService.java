package io.grampus.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A view on a service of a project; what has no accessor is in its tree. */
public record ComposeService(String name, ObjectNode tree) {
  /** The image; empty if it is only built. */
  public String image() {
    return tree.path("image").asString("");
  }

  /** The command's words; nothing means the image's own. */
  public Optional<List<String>> command() {
    return words("command");
  }

  /** The entry point's words; nothing means the image's own. */
  public Optional<List<String>> entrypoint() {
    return words("entrypoint");
  }

  /** The variables; one without a value is passed on from nowhere and left to the image. */
  public Map<String, Optional<String>> environment() {
    Map<String, Optional<String>> variables = new LinkedHashMap<>();
    tree.path("environment")
        .forEachEntry(
            (k, v) -> variables.put(k, v.isNull() ? Optional.empty() : Optional.of(v.asString())));
    return variables;
  }

  /** The labels of its containers. */
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    tree.path("labels").forEachEntry((k, v) -> labels.put(k, v.asString("")));
    return labels;
  }

  /** The strings of a list such as {@code cap_add}; empty if it isn't there. */
  public List<String> list(String key) {
    return strings(tree.path(key));
  }

  /** The deploy section; an empty object if there is none. */
  public ObjectNode deploy() {
    return tree.path("deploy") instanceof ObjectNode deploy ? deploy : Shapes.JSON.objectNode();
  }

  private Optional<List<String>> words(String key) {
    return tree.path(key).isArray() ? Optional.of(strings(tree.path(key))) : Optional.empty();
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(s -> strings.add(s.asString("")));
    return strings;
  }
}
