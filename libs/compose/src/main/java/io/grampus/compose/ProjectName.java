package io.grampus.compose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out what a project is called. */
final class ProjectName {
  private final TextFiles files;
  private final ComposeRequest request;
  private final Problems problems;

  ProjectName(TextFiles files, ComposeRequest request, Problems problems) {
    this.files = files;
    this.request = request;
    this.problems = problems;
  }

  String find(List<String> composeFiles, String folder, Scope scope) {
    String given =
        request.projectName().isEmpty()
            ? scope.variables().value("COMPOSE_PROJECT_NAME").orElse("")
            : request.projectName();
    if (!given.isEmpty()) {
      if (!plain(given).equals(given)) {
        problems.add(
            Position.NOWHERE,
            "name",
            "\"" + given + "\" can't be a project's name",
            "Use a-z, 0-9, - and _, and start with a letter or digit.");
      }
      return given;
    }
    String name = plain(written(composeFiles, scope));
    if (name.isEmpty()) {
      name = plain(PathText.name(folder));
    }
    if (name.isEmpty()) {
      problems.add(Position.NOWHERE, "name", "the project has no name", "Write name: NAME.");
    }
    return name;
  }

  /** The last name that a file gives itself; a quick look, the files are read properly later. */
  private String written(List<String> composeFiles, Scope scope) {
    String name = "";
    for (String file : composeFiles) {
      Optional<String> text = files.text(file);
      if (text.isEmpty() || !text.get().contains("name")) {
        continue;
      }
      for (String line : text.get().split("\n", -1)) {
        name = line.startsWith("name:") || line.startsWith("\"name\":") ? value(line, name) : name;
      }
    }
    try {
      return new Template(scope.variables(), n -> {}).expand(name);
    } catch (TemplateException e) {
      problems.add(Position.NOWHERE, "name", String.valueOf(e.getMessage()), e.advice());
      return "";
    }
  }

  private static String value(String line, String other) {
    try {
      List<Node> read = new YamlReader("", Limits.DEFAULT, new ValueBudget(100)).read(line);
      String name = read.getFirst() instanceof MapNode map ? map.text("name") : null;
      return name == null ? other : name;
    } catch (ComposeException e) {
      return other;
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
  }
}
