package io.grampus.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A loaded project: its canonical tree, views on it, and where everything was written. */
public final class ComposeProject {
  /** What a project is called, where it is and what is on. */
  record Origin(String name, String folder, List<String> profiles, Set<String> disabled) {}

  private final Origin origin;
  private final ObjectNode tree;
  private final ObjectNode models;
  private final Map<String, Position> positions;
  private final Map<String, byte[]> contents;
  private final List<ComposeProblem> warnings;

  ComposeProject(
      Origin origin,
      ObjectNode tree,
      ObjectNode models,
      Map<String, Position> positions,
      Map<String, byte[]> contents,
      List<ComposeProblem> warnings) {
    this.origin = origin;
    this.tree = tree;
    this.models = models;
    this.positions = positions;
    this.contents = contents;
    this.warnings = warnings;
  }

  /** The project's name. */
  public String name() {
    return origin.name;
  }

  /** The folder that the project's relative paths are meant from. */
  public String directory() {
    return origin.folder;
  }

  /** The active profiles. */
  public List<String> profiles() {
    return origin.profiles;
  }

  /** The services that are off because none of their profiles is active. */
  public Set<String> disabledServices() {
    return origin.disabled;
  }

  /** The canonical form, with dollar signs as they are meant; not to be changed. */
  public ObjectNode tree() {
    return tree;
  }

  /** What {@code docker compose config --format json} prints: dollar signs are doubled. */
  public ObjectNode config() {
    return (ObjectNode) escaped(tree);
  }

  /** The active services by name. */
  public Map<String, ComposeService> services() {
    return each("services", n -> new ComposeService(n, section("services", n)));
  }

  /** The networks in use by their key in the file. */
  public Map<String, ComposeResource> networks() {
    return resources("networks");
  }

  /** The volumes in use by their key in the file. */
  public Map<String, ComposeResource> volumes() {
    return resources("volumes");
  }

  /** The configs in use by their key in the file. */
  public Map<String, ComposeResource> configs() {
    return resources("configs");
  }

  /** The secrets in use by their key in the file. */
  public Map<String, ComposeResource> secrets() {
    return resources("secrets");
  }

  /** The models in use, which the canonical form of Compose leaves out. */
  public ObjectNode models() {
    return models;
  }

  /** What a config or secret holds, such as {@code secrets.password}; read only if asked for. */
  public Optional<byte[]> content(String path) {
    return Optional.ofNullable(contents.get(path)).map(byte[]::clone);
  }

  /**
   * Where a value of the canonical form was written, such as {@code services.web.ports[0]}; the
   * closest place around it if it is implied.
   */
  public Position position(String path) {
    String place = path;
    while (!place.isEmpty()) {
      Position found = positions.get(place);
      if (found != null && found.line() > 0) {
        return found;
      }
      int cut = Math.max(place.lastIndexOf('.'), place.lastIndexOf('['));
      place = place.substring(0, Math.max(cut, 0));
    }
    return Position.NOWHERE;
  }

  /** What is odd but no reason to refuse the project. */
  public List<ComposeProblem> warnings() {
    return warnings;
  }

  private Map<String, ComposeResource> resources(String kind) {
    return each(kind, n -> new ComposeResource(n, section(kind, n)));
  }

  private <T> Map<String, T> each(String kind, Function<String, T> view) {
    Map<String, T> views = new LinkedHashMap<>();
    tree.path(kind).propertyNames().forEach(n -> views.put(n, view.apply(n)));
    return views;
  }

  private ObjectNode section(String kind, String name) {
    return (ObjectNode) tree.path(kind).path(name);
  }

  private static JsonNode escaped(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = Shapes.JSON.objectNode();
        object.forEachEntry((k, v) -> copy.set(k.replace("$", "$$"), escaped(v)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = Shapes.JSON.arrayNode();
        array.forEach(v -> copy.add(escaped(v)));
        yield copy;
      }
      case StringNode text -> StringNode.valueOf(text.asString().replace("$", "$$"));
      default -> node;
    };
  }
}
