package io.grampus.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One load of one project. */
final class Loading {
  private final FileSource source;
  private final Limits limits;
  private final ComposeRequest request;
  private final RecordingVariables environment;
  private final Problems problems = new Problems();
  private final Map<String, String> dotEnv = new LinkedHashMap<>();
  private final ProjectFinder finder;
  private List<String> files = List.of();
  private String folder = "";

  Loading(FileSource source, Limits limits, ComposeRequest request) {
    this.source = source;
    this.limits = limits;
    this.request = request;
    this.environment = new RecordingVariables(request.variables());
    this.finder = new ProjectFinder(source, limits, request, problems);
  }

  ComposeRequest request() {
    return request;
  }

  List<String> files() {
    return files;
  }

  String folder() {
    return folder;
  }

  Map<String, String> usedVariables() {
    return environment.used();
  }

  ComposeProject project() {
    if (request.envFiles().isEmpty() && request.files().isEmpty()) {
      finder.readEnv(request.workingDirectory(), environment, dotEnv);
    }
    files = finder.files(environment.or(Variables.of(dotEnv)));
    problems.throwIfAny();
    folder = finder.folder(files);
    finder.readEnv(folder, environment, dotEnv);
    problems.throwIfAny();
    TextFiles texts = new TextFiles(source, limits, folder);
    String name = new ProjectName(texts, request, problems).find(files, folder, scope());
    dotEnv.put("COMPOSE_PROJECT_NAME", name);
    Scope scope = scope();
    MapNode model =
        new Documents(texts, limits, problems).model(files, scope, List.of(), top(), "");
    if (problems.none() && model.size() == 0) {
      problems.add(model.at(), "", "is empty", "Start with services:.");
    }
    problems.throwIfAny();
    new Normalizer(name, scope.variables()).document(model);
    return new Finishing(texts, scope, profiles(scope), request.contents(), problems)
        .project(model, name, folder);
  }

  private static Position top() {
    return Position.NOWHERE;
  }

  private Scope scope() {
    Variables named =
        n ->
            n.equals("COMPOSE_PROJECT_NAME")
                ? Variables.of(dotEnv).value(n).or(() -> environment.value(n))
                : environment.value(n);
    return new Scope(folder, dotEnv, named);
  }

  private List<String> profiles(Scope scope) {
    if (!request.profiles().isEmpty()) {
      return request.profiles();
    }
    List<String> profiles = new ArrayList<>();
    for (String profile : scope.variables().value("COMPOSE_PROFILES").orElse("").split(",")) {
      if (!profile.isBlank()) {
        profiles.add(profile.strip());
      }
    }
    return profiles;
  }
}
