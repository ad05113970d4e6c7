package io.grampus.compose;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads projects from files in memory. */
final class Loads {
  private Loads() {}

  static FileSource source(Map<String, String> files) {
    Map<String, byte[]> bytes = new HashMap<>();
    files.forEach((name, text) -> bytes.put("/p/" + name, text.getBytes(StandardCharsets.UTF_8)));
    return FileSource.of(bytes);
  }

  static ComposeProject project(Map<String, String> files) {
    return new ComposeLoader(source(files)).load(ComposeRequest.in("/p"));
  }

  static ComposeProject project(String compose) {
    return project(Map.of("compose.yaml", compose));
  }

  /** The problems of a project that can't be loaded, as lines. */
  static List<String> problems(Map<String, String> files) {
    try {
      project(files);
      return List.of();
    } catch (ComposeException e) {
      return e.problems().stream().map(ComposeProblem::toString).toList();
    }
  }

  static List<String> problems(String compose) {
    return problems(Map.of("compose.yaml", compose));
  }
}
