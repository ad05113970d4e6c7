package io.grampus.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Compose files and layers their documents over each other. */
final class Documents {
  private final TextFiles files;
  private final Limits limits;
  private final Problems problems;
  private final ValueBudget budget;
  private final Merger merger;
  private final Canonical canonical;
  private final Extender extender;
  private final Includer includer;

  Documents(TextFiles files, Limits limits, Problems problems) {
    this.files = files;
    this.limits = limits;
    this.problems = problems;
    this.budget = new ValueBudget(limits.values());
    this.merger = new Merger(problems);
    this.canonical = new Canonical(problems);
    this.extender = new Extender(this, merger, problems);
    this.includer = new Includer(this, files, problems);
  }

  String shown(String path) {
    return files.shown(path);
  }

  /** The merged model of some files, in canonical form and with absolute paths. */
  MapNode model(List<String> paths, Scope scope, List<String> chain, Position from, String path) {
    MapNode model = new MapNode(new Position(shown(paths.getFirst()), 1, 1));
    List<String> inner = new ArrayList<>(chain);
    for (String file : paths) {
      inner.add(file);
      for (MapNode document : read(file, from, path)) {
        layer(model, document, file, scope, inner);
      }
    }
    if (problems.none()) {
      Defaults.document(model);
      Checks.document(model, problems);
      PathResolver.document(model, scope);
      EnvironmentLists.document(model, scope.variables());
    }
    return model;
  }

  private void layer(
      MapNode model, MapNode document, String file, Scope scope, List<String> chain) {
    Resets resets = Resets.takenFrom(document);
    new Interpolator(scope.variables(), problems).document(document);
    MapNode services = document.map("services");
    if (services != null) {
      extender.document(document, new Extender.Source(file, services, List.of(resets), scope));
    }
    resets.applyTo(model);
    includer.document(document, scope, chain);
    merger.document(model, document);
    Uniques.enforce(model);
    int before = problems.count();
    SchemaCheck.check(model, problems);
    if (problems.count() > before) {
      return;
    }
    if (model.has("version")) {
      problems.warn(model.keyAt("version"), "version", "is obsolete and ignored", "Remove it.");
      model.remove("version");
    }
    canonical.document(model);
    Uniques.enforce(model);
  }

  /** The services of a file that another one extends. */
  Extender.@Nullable Source base(String file, Position from, String path, Scope scope) {
    int before = problems.count();
    Scope inner = new Scope(PathText.parent(file), scope.values(), scope.outer());
    MapNode model = new MapNode(new Position(shown(file), 1, 1));
    List<Resets> resets = new ArrayList<>();
    for (MapNode document : read(file, from, path)) {
      resets.add(Resets.takenFrom(document));
      new Interpolator(inner.variables(), problems).document(document);
      resets.getLast().applyTo(model);
      merger.document(model, document);
    }
    Uniques.enforce(model);
    canonical.document(model);
    PathResolver.document(model, inner);
    MapNode services = model.map("services");
    if (services == null) {
      if (problems.count() == before) {
        problems.add(from, path, "there are no services in " + shown(file), "");
      }
      return null;
    }
    return new Extender.Source(file, services, resets, inner);
  }

  private List<MapNode> read(String file, Position from, String path) {
    List<MapNode> documents = new ArrayList<>();
    try {
      Optional<String> text = files.text(file);
      if (text.isEmpty()) {
        problems.add(from, path, "there is no file " + shown(file), "Check the path.");
        return documents;
      }
      for (Node document : new YamlReader(shown(file), limits, budget).read(text.get())) {
        if (document instanceof MapNode map) {
          documents.add(map);
        } else if (!document.isNull()) {
          problems.add(
              document.at(), "", "isn't a mapping at its top level", "Start with services:");
        }
      }
    } catch (ComposeException e) {
      e.problems().forEach(p -> problems.add(p.at(), p.path(), p.message(), p.advice()));
    }
    return documents;
  }
}
