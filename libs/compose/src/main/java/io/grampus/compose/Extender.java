package io.grampus.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges services over those that they extend, in the same file or another. */
final class Extender {
  private final Documents documents;
  private final Merger merger;
  private final Problems problems;

  Extender(Documents documents, Merger merger, Problems problems) {
    this.documents = documents;
    this.merger = merger;
    this.problems = problems;
  }

  /** A set of services with the file they are from and what its document resets. */
  record Source(String file, MapNode services, List<Resets> resets, Scope scope) {}

  void document(MapNode root, Source source) {
    for (String name : source.services.keys()) {
      extended(name, source, new ArrayList<>());
    }
  }

  private @Nullable MapNode extended(String name, Source source, List<String> chain) {
    MapNode service = source.services.map(name);
    Node extend = service == null ? null : service.get("extends");
    if (service == null || extend == null) {
      return service;
    }
    String path = "services." + name + ".extends";
    String base = extend instanceof MapNode map ? map.text("service") : Canonical.text(extend);
    if (base == null) {
      problems.add(extend.at(), path, "doesn't say which service", "Write service: NAME.");
      service.remove("extends");
      return service;
    }
    String link = documents.shown(source.file) + "#" + name;
    if (chain.contains(link)) {
      String circle = String.join(" → ", chain) + " → " + link;
      problems.add(extend.at(), path, "extends itself: " + circle, "Cut the circle.");
      service.remove("extends");
      return service;
    }
    chain.add(link);
    MapNode merged = merged(name, base, service, extend, source, chain);
    chain.removeLast();
    return merged;
  }

  private @Nullable MapNode merged(
      String name, String base, MapNode service, Node extend, Source source, List<String> chain) {
    service.remove("extends");
    String path = "services." + name + ".extends";
    String file = extend instanceof MapNode map ? map.text("file") : null;
    Source from = file == null ? source : other(file, extend, path, source);
    if (from == null) {
      return service;
    }
    if (!from.services.has(base)) {
      problems.add(
          extend.at(),
          path,
          "there is no service \"" + base + "\" in " + documents.shown(from.file),
          Suggester.didYouMean(base, from.services.keys()));
      return service;
    }
    // put back, so that a circle is seen
    service.put("extends", extend);
    MapNode parent = extended(base, from, chain);
    service.remove("extends");
    if (parent == null) {
      return service;
    }
    MapNode copy = (MapNode) parent.copy();
    source.resets.forEach(r -> r.applyTo(copy, name));
    MapNode merged = merger.service(copy, service, name);
    source.services.put(name, merged);
    return merged;
  }

  private @Nullable Source other(String file, Node extend, String path, Source source) {
    if (file.contains("://") || file.startsWith("git@")) {
      problems.add(
          extend.at(), path, "\"" + file + "\" is a remote file, which is not read", "Copy it.");
      return null;
    }
    String absolute = PathText.resolve(source.scope.folder(), PathText.home(file, source.scope));
    return documents.base(absolute, extend.at(), path, source.scope);
  }
}
