package io.grampus.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds a project's files, folder and env files. */
final class ProjectFinder {
  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private final FileSource source;
  private final Limits limits;
  private final ComposeRequest request;
  private final Problems problems;

  ProjectFinder(FileSource source, Limits limits, ComposeRequest request, Problems problems) {
    this.source = source;
    this.limits = limits;
    this.request = request;
    this.problems = problems;
  }

  /** The Compose files, absolute. */
  List<String> files(Variables variables) {
    List<String> named = new ArrayList<>(request.files());
    if (named.isEmpty()) {
      String separator =
          variables.value("COMPOSE_PATH_SEPARATOR").filter(s -> !s.isEmpty()).orElse(":");
      variables
          .value("COMPOSE_FILE")
          .filter(f -> !f.isEmpty())
          .ifPresent(f -> named.addAll(List.of(f.split(java.util.regex.Pattern.quote(separator)))));
    }
    if (named.isEmpty()) {
      named.addAll(usual());
    }
    List<String> files = new ArrayList<>();
    named.forEach(f -> files.add(PathText.resolve(request.workingDirectory(), f)));
    if (files.isEmpty()) {
      problems.add(
          new Position(request.workingDirectory(), 0, 0),
          "",
          "has no Compose file, nor has a folder above it",
          "Make a compose.yaml or name a file.");
    }
    return files;
  }

  private List<String> usual() {
    String base = request.projectDirectory().isEmpty() ? "." : request.projectDirectory();
    String folder = PathText.clean(PathText.resolve(request.workingDirectory(), base));
    while (true) {
      Optional<String> file = first(folder, NAMES);
      if (file.isPresent()) {
        List<String> found = new ArrayList<>(List.of(file.get()));
        first(folder, OVERRIDES).ifPresent(found::add);
        return found;
      }
      if (folder.equals("/")) {
        return List.of();
      }
      folder = PathText.parent(folder);
    }
  }

  private Optional<String> first(String folder, List<String> names) {
    return names.stream()
        .map(n -> PathText.join(folder, n))
        .filter(f -> source.read(f).isPresent())
        .findFirst();
  }

  String folder(List<String> files) {
    return request.projectDirectory().isEmpty()
        ? PathText.parent(files.getFirst())
        : PathText.clean(PathText.resolve(request.workingDirectory(), request.projectDirectory()));
  }

  /** Reads the named env files, or the usual one of the folder; earlier variables stay. */
  void readEnv(String folder, Variables environment, Map<String, String> into) {
    TextFiles texts = new TextFiles(source, limits, folder);
    List<String> files = new ArrayList<>();
    request.envFiles().forEach(f -> files.add(PathText.resolve(request.workingDirectory(), f)));
    boolean usual = files.isEmpty();
    if (usual && !off(environment)) {
      files.add(PathText.join(folder, ".env"));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String file : files) {
      Optional<String> text = texts.text(file);
      if (text.isPresent()) {
        DotEnv.read(texts.shown(file), text.get(), environment.or(Variables.of(into)), values);
      } else if (!usual) {
        problems.add(
            new Position(texts.shown(file), 0, 0),
            "",
            "is missing",
            "Name an env file that exists.");
      }
    }
    values.forEach(into::putIfAbsent);
  }

  private static boolean off(Variables environment) {
    return environment
        .value("COMPOSE_DISABLE_ENV_FILE")
        .filter(v -> v.equals("1") || v.equalsIgnoreCase("true"))
        .isPresent();
  }
}
