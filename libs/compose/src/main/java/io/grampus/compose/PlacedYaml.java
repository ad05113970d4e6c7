package io.grampus.compose;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A YAML file that is no Compose file, as a tree that knows where each of its values stands. */
public final class PlacedYaml {
  private final Node root;

  private PlacedYaml(Node root) {
    this.root = root;
  }

  /**
   * Reads a file's text; one that is empty is an empty mapping.
   *
   * @param file its name in problems
   * @throws ComposeException where it is no YAML, or more than one document
   */
  public static PlacedYaml read(String file, String text) {
    Limits limits = Limits.DEFAULT;
    var reader = new YamlReader(file, limits, new ValueBudget(limits.values()));
    List<Node> documents = reader.read(text);
    if (documents.size() > 1) {
      throw new ComposeException(
          List.of(
              new ComposeProblem(
                  documents.get(1).at(), "", "a second document begins here", "Keep one.")));
    }
    Position start = new Position(file, 1, 1);
    return new PlacedYaml(documents.isEmpty() ? new MapNode(start) : documents.getFirst());
  }

  /** All of it. */
  public JsonNode tree() {
    return JsonTrees.of(root);
  }

  /** Where the last of these keys was written, or the innermost of them that is there. */
  public Position at(String... keys) {
    @Nullable Node node = root;
    Position at = root.at();
    for (String key : keys) {
      if (!(node instanceof MapNode map) || !map.has(key)) {
        return at;
      }
      at = map.keyAt(key);
      node = map.get(key);
    }
    return at;
  }

  /** A sentence that asks for the word that was probably meant; empty if none is close. */
  public static String didYouMean(String word, Collection<String> words) {
    return Suggester.didYouMean(word, words);
  }
}
