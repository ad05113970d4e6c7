package io.grampus.inventory;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the row that a person means: by id, by name, by the beginning of the id. */
final class RowFinder<R extends Row> {
  private static final int TOLD = 10;
  private final Shelf<R> shelf;

  RowFinder(Shelf<R> shelf) {
    this.shelf = shelf;
  }

  R find(String name) {
    return entry(name).row();
  }

  /** The row; empty when there is none. */
  Optional<R> known(String name) {
    List<Entry<R>> found = matching(name);
    if (found.size() > 1) {
      throw new ProblemException(ambiguous(name, found));
    }
    return found.stream().findFirst().map(Entry::row);
  }

  Entry<R> entry(String name) {
    List<Entry<R>> found = matching(name);
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new ProblemException(found.isEmpty() ? missing(name) : ambiguous(name, found));
  }

  private List<Entry<R>> matching(String name) {
    List<Entry<R>> named = new ArrayList<>();
    List<Entry<R>> begun = new ArrayList<>();
    for (Entry<R> entry : shelf.table().snapshot().entries()) {
      if (entry.id().equals(name) || bare(entry.id()).equals(name)) {
        return List.of(entry);
      }
      if (names(entry.row()).contains(name)) {
        named.add(entry);
      } else if (!name.isEmpty() && bare(entry.id()).startsWith(bare(name))) {
        begun.add(entry);
      }
    }
    return named.isEmpty() ? begun : named;
  }

  private static String bare(String id) {
    return id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
  }

  private static List<String> names(Row row) {
    if (!(row instanceof ImageRow image)) {
      return List.of(row.name());
    }
    List<String> names = new ArrayList<>(image.tags());
    names.addAll(image.digests());
    for (String tag : image.tags()) {
      if (tag.endsWith(":latest")) {
        names.add(tag.substring(0, tag.length() - ":latest".length()));
      }
    }
    return names;
  }

  private CommonProblem.NotFound missing(String name) {
    String word = shelf.kind().word();
    return new CommonProblem.NotFound(
        "find " + word + " \"" + name + "\"",
        word,
        name,
        "List what there is: grampus " + word + " ls.");
  }

  private InventoryProblem.Ambiguous ambiguous(String name, List<Entry<R>> found) {
    List<String> candidates =
        found.stream().limit(TOLD).map(e -> bare(e.id()) + " (" + e.row().name() + ")").toList();
    return new InventoryProblem.Ambiguous(
        "find " + shelf.kind().word() + " \"" + name + "\"", name, candidates);
  }
}
