package io.grampus.compose;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Parts what a project's secrets hold from the rest. */
final class Bundling {
  private final String folder;
  private final Set<String> secretFiles = new HashSet<>();
  private final Set<String> secretVariables = new HashSet<>();

  Bundling(String folder, ComposeProject project) {
    this.folder = folder;
    for (ComposeResource secret : project.secrets().values()) {
      secretFiles.add(secret.tree().path("file").asString(""));
      secretVariables.add(secret.tree().path("environment").asString(""));
    }
  }

  Map<String, String> plain(Map<String, String> used) {
    Map<String, String> plain = new LinkedHashMap<>(used);
    plain.keySet().removeAll(secretVariables);
    return plain;
  }

  Map<String, byte[]> plainFiles(Map<String, byte[]> read) {
    Map<String, byte[]> plain = new LinkedHashMap<>();
    read.forEach((path, bytes) -> {
      if (!secretFiles.contains(path)) {
        plain.put(PathText.shown(folder, path), bytes);
      }
    });
    return plain;
  }

  ComposeBundle.Secrets secrets(Map<String, byte[]> read, Map<String, String> used) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    read.forEach((path, bytes) -> {
      if (secretFiles.contains(path)) {
        files.put(PathText.shown(folder, path), bytes);
      }
    });
    Map<String, String> variables = new LinkedHashMap<>(used);
    variables.keySet().retainAll(secretVariables);
    return new ComposeBundle.Secrets(files, variables);
  }
}
