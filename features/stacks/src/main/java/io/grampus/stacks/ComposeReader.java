package io.grampus.stacks;

import io.grampus.kernel.Json;
import io.grampus.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a bundle with the Compose loader. */
final class ComposeReader implements ProjectReader {

  @Override
  public Project read(String tried, String stack, Bundle bundle) {
    String path = bundle.compose().getFirst();
    try {
      JsonNode tree = Json.MAPPER.readTree(bundle.files().getOrDefault(path, ""));
      if (tree instanceof ObjectNode object) {
        Map<String, byte[]> contents = contents(object, bundle);
        return new Project(object, contents, history(object, bundle), List.of());
      }
    } catch (JacksonException e) {
      throw bad(tried, path, e.getOriginalMessage());
    }
    throw bad(tried, path, "is not a mapping");
  }

  private static ProblemException bad(String tried, String path, String message) {
    var error = new StackProblem.BadFiles.FileError(path, 0, message, "");
    return new ProblemException(new StackProblem.BadFiles(tried, List.of(error)));
  }

  static Map<String, byte[]> contents(ObjectNode tree, Bundle bundle) {
    Map<String, byte[]> contents = new HashMap<>();
    for (FileTarget.Kind kind : FileTarget.Kind.values()) {
      Trees.members(tree.path(kind.plural()))
          .forEach((key, declared) -> {
            String file = Trees.text("", declared, "file");
            String text = bundle.files().getOrDefault(file, "");
            String inline = Trees.text(text, declared, "content");
            contents.put(kind.word() + "/" + key, inline.getBytes(StandardCharsets.UTF_8));
          });
    }
    return contents;
  }

  /** Everything but the contents of secrets and configs. */
  static Map<String, String> history(ObjectNode tree, Bundle bundle) {
    Set<String> hidden = new TreeSet<>();
    for (FileTarget.Kind kind : FileTarget.Kind.values()) {
      Trees.members(tree.path(kind.plural()))
          .values()
          .forEach(d -> Trees.text(d, "file").ifPresent(hidden::add));
    }
    Map<String, String> kept = new LinkedHashMap<>(bundle.files());
    kept.keySet().removeAll(hidden);
    return kept;
  }
}
