package io.grampus.inventory;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the row that a person means: by id, by name, by the beginning of the id. */
final class RowFinder<R extends Row> {
  private static final int TOLD = 10;
  private final Shelf<R> shelf;
  private final Predicate<R> among;

  RowFinder(Shelf<R> shelf) {
    this(shelf, _ -> true);
  }

  private RowFinder(Shelf<R> shelf, Predicate<R> among) {
    this.shelf = shelf;
    this.among = among;
  }

  /** Looks among the rows of that node alone. */
  RowFinder<R> on(NodeRow node) {
    return new RowFinder<>(shelf, row -> isOn(node, row));
  }

  private static boolean isOn(NodeRow node, Row row) {
    if (!(row instanceof OnNode<?> it)) {
      return true;
    }
    String other = NodeIds.node(row.id());
    return other.isEmpty() ? it.node().equals(node.name()) : other.equals(node.id());
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

  /**
   * The row; of several those of the own node go first, then those that are true; several of one
   * node are a problem all the same, as are different ones of other nodes.
   */
  Optional<R> nearest(String name) {
    List<Entry<R>> found = matching(name);
    List<Entry<R>> own = found.stream().filter(e -> NodeIds.node(e.id()).isEmpty()).toList();
    List<Entry<R>> few = own.isEmpty() ? found : own;
    boolean same = few.stream().map(e -> NodeIds.bare(e.id())).distinct().count() == 1;
    if (few.size() > 1 && !(same && own.isEmpty())) {
      throw new ProblemException(ambiguous(name, few));
    }
    return few.stream().map(Entry::row).min(Comparator.comparing(RowFinder::isStale));
  }

  private static boolean isStale(Row row) {
    return row instanceof OnNode<?> it && it.staleSince().isPresent();
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
    List<Entry<R>> same = new ArrayList<>();
    for (Entry<R> entry : shelf.table().snapshot().entries()) {
      if (!among.test(entry.row())) {
        continue;
      }
      if (entry.id().equals(name)) {
        return List.of(entry);
      }
      String id = NodeIds.bare(entry.id());
      if (id.equals(name) || bare(id).equals(name)) {
        same.add(entry);
      } else if (names(entry.row()).contains(name)) {
        named.add(entry);
      } else if (!name.isEmpty() && bare(entry.id()).startsWith(bare(name))) {
        begun.add(entry);
      }
    }
    return !same.isEmpty() ? same : named.isEmpty() ? begun : named;
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

  private static String candidate(Entry<? extends Row> entry) {
    String told = bare(NodeIds.bare(entry.id())) + " (" + entry.row().name() + ")";
    boolean several = !(entry.row() instanceof ContainerRow);
    return several && entry.row() instanceof OnNode<?> it && !it.node().isEmpty()
        ? told + " on node " + it.node()
        : told;
  }

  private InventoryProblem.Ambiguous ambiguous(String name, List<Entry<R>> found) {
    List<String> candidates = found.stream().limit(TOLD).map(RowFinder::candidate).toList();
    return new InventoryProblem.Ambiguous(
        "find " + shelf.kind().word() + " \"" + name + "\"", name, candidates);
  }
}
