package io.grampus.cli.cluster;

import io.grampus.cli.api.CliException;
import io.grampus.compose.ComposeException;
import io.grampus.compose.ComposeProblem;
import io.grampus.compose.PlacedYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cluster file, read and checked.
 *
 * @param server where nodes reach the server; without, as this command does
 */
public record ClusterFile(Optional<String> server, List<DeclaredNode> nodes) {
  private static final List<String> TOP = List.of("server", "engine", "nodes");
  private static final List<String> OF_NODE =
      List.of("ssh", "role", "advertise-addr", "labels", "availability", "engine");
  private static final List<String> ROLES = List.of("worker", "manager");
  private static final List<String> AVAILABILITIES = List.of("active", "pause", "drain");

  /**
   * Reads it.
   *
   * @throws CliException with every problem that was found, each at its line
   */
  public static ClusterFile read(Path path) {
    String tried = "read the cluster file " + path;
    try {
      return parse(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw CliException.usage(tried, "it cannot be read: " + e.getMessage(), "Name another file.");
    } catch (ComposeException e) {
      String all = String.join("\n", e.problems().stream().map(ComposeProblem::toString).toList());
      // the sentence gets its full stop from its frame
      String said = "it is not right:\n" + all.replaceFirst("\\.$", "");
      throw CliException.usage(tried, said, "Correct it; nothing was done.");
    }
  }

  static ClusterFile parse(String name, String text) {
    return new Reading(PlacedYaml.read(name, text)).file();
  }

  /** One reading, which collects the problems. */
  private static final class Reading {
    private final PlacedYaml yaml;
    private final List<ComposeProblem> problems = new ArrayList<>();

    Reading(PlacedYaml yaml) {
      this.yaml = yaml;
    }

    ClusterFile file() {
      JsonNode tree = yaml.tree();
      known(tree, TOP);
      Optional<String> server = text(tree, "server");
      ObjectNode engine = engine(tree.path("engine"), "engine");
      List<DeclaredNode> nodes = new ArrayList<>();
      for (Map.Entry<String, JsonNode> node : map(tree.path("nodes"), "nodes").properties()) {
        nodes.add(node(node.getKey(), node.getValue(), engine));
      }
      if (nodes.isEmpty() && problems.isEmpty()) {
        problem("it declares no nodes", "Name them below nodes:.", "nodes");
      }
      if (!problems.isEmpty()) {
        throw new ComposeException(problems);
      }
      return new ClusterFile(server, List.copyOf(nodes));
    }

    private DeclaredNode node(String name, JsonNode given, ObjectNode common) {
      JsonNode node = given.isNull() ? JsonMapper.shared().createObjectNode() : given;
      known(node, OF_NODE, "nodes", name);
      Map<String, String> labels = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> label :
          map(node.path("labels"), "nodes", name, "labels").properties()) {
        if (label.getValue().isContainer()) {
          problem("a label's value is a text", "", "nodes", name, "labels", label.getKey());
        }
        labels.put(label.getKey(), label.getValue().asString(""));
      }
      ObjectNode engine = common.deepCopy();
      engine.setAll(engine(node.path("engine"), "nodes", name, "engine"));
      return new DeclaredNode(
          name,
          text(node, "ssh", "nodes", name),
          word(node, "role", ROLES, name),
          text(node, "advertise-addr", "nodes", name),
          labels,
          word(node, "availability", AVAILABILITIES, name),
          // numbers as a reader of JSON has them, so that they compare
          (ObjectNode) JsonMapper.shared().readTree(engine.toString()));
    }

    private ObjectNode engine(JsonNode given, String... place) {
      ObjectNode settings = map(given, place).deepCopy();
      known(settings, List.copyOf(EngineSettings.KEYS.keySet()), place);
      for (Map.Entry<String, JsonNode> setting : settings.properties()) {
        EngineSettings.Shape shape = EngineSettings.KEYS.get(setting.getKey());
        if (shape != null && !shape.fits(setting.getValue())) {
          problem("this has to be " + shape.says(), "", and(place, setting.getKey()));
        }
      }
      return settings;
    }

    private Optional<String> word(JsonNode node, String key, List<String> words, String name) {
      Optional<String> value = text(node, key, "nodes", name);
      value
          .filter(v -> !words.contains(v))
          .ifPresent(v ->
              problem(
                  "\"" + v + "\" is none of " + String.join(", ", words),
                  PlacedYaml.didYouMean(v, words),
                  "nodes",
                  name,
                  key));
      return value;
    }

    private Optional<String> text(JsonNode map, String key, String... place) {
      JsonNode value = map.path(key);
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      if (!value.isString() || value.asString("").isBlank()) {
        problem("this has to be a text", "", and(place, key));
        return Optional.empty();
      }
      return Optional.of(value.asString(""));
    }

    private ObjectNode map(JsonNode value, String... place) {
      if (value instanceof ObjectNode map) {
        return map;
      }
      if (!value.isMissingNode() && !value.isNull()) {
        problem("this has to be a mapping", "Write \"name: value\" lines below it.", place);
      }
      return JsonMapper.shared().createObjectNode();
    }

    private void known(JsonNode map, List<String> keys, String... place) {
      if (!map.isObject()) {
        problem("this has to be a mapping", "Keys: " + String.join(", ", keys) + ".", place);
      }
      for (String key : map.propertyNames()) {
        if (!keys.contains(key)) {
          String near = PlacedYaml.didYouMean(key, keys);
          String advice = near.isEmpty() ? "Keys: " + String.join(", ", keys) + "." : near;
          problem("there is no key \"" + key + "\" here", advice, and(place, key));
        }
      }
    }

    private static String[] and(String[] place, String key) {
      List<String> all = new ArrayList<>(List.of(place));
      all.add(key);
      return all.toArray(String[]::new);
    }

    private void problem(String message, String advice, String... place) {
      problems.add(new ComposeProblem(yaml.at(place), String.join(".", place), message, advice));
    }
  }
}
