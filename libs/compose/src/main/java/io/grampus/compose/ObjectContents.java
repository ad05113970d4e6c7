package io.grampus.compose;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads what a config or secret holds: its file, its variable or its own text. */
final class ObjectContents {
  private final TextFiles files;
  private final Problems problems;

  ObjectContents(TextFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  void read(String path, MapNode object, Map<String, byte[]> into) {
    String file = object.text("file");
    String variable = object.text("environment");
    String content = object.text("content");
    if (Nodes.isTrue(object.get("external"))) {
      return;
    }
    if (file != null) {
      Position at = object.keyAt("file");
      files
          .bytes(file)
          .ifPresentOrElse(
              b -> into.put(path, b),
              () ->
                  problems.add(
                      at, path + ".file", "there is no file " + files.shown(file), "Make it."));
    } else if (variable != null) {
      String value = object.text(EnvironmentLists.VALUE);
      if (value == null) {
        Position at = object.keyAt("environment");
        problems.add(
            at, path + ".environment", "the variable " + variable + " is not set", "Set it.");
      } else {
        into.put(path, value.getBytes(StandardCharsets.UTF_8));
      }
    } else if (content != null) {
      into.put(path, content.getBytes(StandardCharsets.UTF_8));
    }
  }
}
