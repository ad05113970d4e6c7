package io.grampus.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the resources of included projects into a document. */
final class Includer {
  private static final List<String> KINDS =
      List.of("services", "volumes", "networks", "secrets", "configs", "models");

  private final Documents documents;
  private final TextFiles files;
  private final Problems problems;

  Includer(Documents documents, TextFiles files, Problems problems) {
    this.documents = documents;
    this.files = files;
    this.problems = problems;
  }

  void document(MapNode root, Scope scope, List<String> chain) {
    Node include = root.get("include");
    root.remove("include");
    if (include == null || include.isNull()) {
      return;
    }
    if (!(include instanceof ListNode list)) {
      problems.add(include.at(), "include", "must be a list", "Write - FILE.");
      return;
    }
    for (int i = 0; i < list.items().size(); i++) {
      one(list.items().get(i), "include[" + i + "]", root, scope, chain);
    }
  }

  private void one(Node entry, String path, MapNode root, Scope scope, List<String> chain) {
    MapNode map = entry instanceof MapNode m ? m : null;
    List<String> paths = texts(map == null ? entry : map.get("path"));
    if (paths.isEmpty()) {
      problems.add(entry.at(), path, "doesn't say which file", "Write path: FILE.");
      return;
    }
    List<String> absolute = new ArrayList<>();
    for (String file : paths) {
      if (file.contains("://") || file.startsWith("git@")) {
        problems.add(
            entry.at(), path, "\"" + file + "\" is a remote file, which is not read", "Copy it.");
        return;
      }
      absolute.add(PathText.resolve(scope.folder(), file));
    }
    if (chain.contains(absolute.getFirst())) {
      List<String> shown = new ArrayList<>(chain);
      shown.add(absolute.getFirst());
      shown.replaceAll(files::shown);
      String circle = String.join(" → ", shown);
      problems.add(entry.at(), path, "includes itself: " + circle, "Cut the circle.");
      return;
    }
    String directory = map == null ? null : map.text("project_directory");
    String folder =
        directory == null || directory.isEmpty()
            ? PathText.parent(absolute.getFirst())
            : PathText.resolve(scope.folder(), directory);
    List<String> envFiles = texts(map == null ? null : map.get("env_file"));
    Scope inner = scope(folder, envFiles, scope, entry.at(), path);
    MapNode included = documents.model(absolute, inner, chain, entry.at(), path);
    KINDS.forEach(kind -> take(kind, included, root));
  }

  private Scope scope(String folder, List<String> named, Scope outer, Position at, String path) {
    List<String> envFiles = new ArrayList<>();
    named.forEach(f -> envFiles.add(PathText.resolve(outer.folder(), f)));
    String usual = PathText.join(folder, ".env");
    if (named.isEmpty() && files.exists(usual)) {
      envFiles.add(usual);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String file : envFiles) {
      files
          .text(file)
          .ifPresentOrElse(
              t -> DotEnv.read(files.shown(file), t, outer.variables(), values),
              () -> problems.add(at, path, "there is no env file " + files.shown(file), ""));
    }
    outer.values().forEach(values::put);
    return new Scope(folder, values, outer.outer());
  }

  private void take(String kind, MapNode from, MapNode into) {
    MapNode theirs = from.map(kind);
    if (theirs == null) {
      return;
    }
    MapNode ours = into.mapOrNew(kind);
    if (ours == null) {
      return;
    }
    for (String name : theirs.keys()) {
      Node mine = ours.get(name);
      Node other = theirs.get(name);
      if (other == null) {
        continue;
      }
      if (mine == null) {
        ours.put(name, theirs.keyAt(name), other);
      } else if (!mine.sameAs(other)) {
        problems.add(
            ours.keyAt(name),
            kind + "." + name,
            "conflicts with the one that is included from " + theirs.keyAt(name),
            "Rename one, or change it in an override file that the include lists after it.");
      }
    }
  }

  private static List<String> texts(@Nullable Node node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof ListNode list) {
      list.items().forEach(i -> texts.addAll(texts(i)));
    } else if (node instanceof ScalarNode s && s.value() instanceof String text) {
      texts.add(text);
    }
    return texts;
  }
}
