package io.grampus.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What one engine has of a kind, in the table that those of other engines are in as well. What is
 * put in place of its rows leaves the others' alone.
 */
final class Partition<R extends OnNode<R>> {
  private final Table<R> table;
  private final Set<String> own = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Instant> staleSince = Optional.empty();
  private boolean closed;

  Partition(Table<R> table) {
    this.table = table;
  }

  boolean owns(String id) {
    return own.contains(id);
  }

  /**
   * Puts exactly these rows in place of those that this engine had.
   *
   * @return the ids of those that have changed
   */
  Set<String> replace(Collection<R> rows) {
    return locked(() -> {
      Set<String> gone = new HashSet<>(own);
      rows.forEach(row -> gone.remove(row.id()));
      return put(rows, gone);
    });
  }

  /**
   * Adds or changes some rows and removes others.
   *
   * @return the ids of those that have changed
   */
  Set<String> apply(Collection<R> upserts, Collection<String> removes) {
    return locked(() -> {
      List<String> gone = removes.stream().filter(own::contains).toList();
      return put(upserts, gone);
    });
  }

  List<R> rows() {
    List<R> rows = new ArrayList<>();
    own.forEach(id -> table.entry(id).map(Entry::row).ifPresent(rows::add));
    return rows;
  }

  /** Lets each of its rows be looked at again, for what it takes from other tables. */
  @SuppressWarnings("ReferenceEquality") // the same object says that nothing was refined
  void refine(UnaryOperator<R> refinement) {
    locked(() -> {
      List<R> refined = new ArrayList<>();
      for (R row : rows()) {
        R other = refinement.apply(row);
        if (other != row) {
          refined.add(other);
        }
      }
      table.apply(refined, List.of());
    });
  }

  private Set<String> put(Collection<R> rows, Collection<String> gone) {
    if (closed) {
      return Set.of();
    }
    rows.forEach(row -> own.add(row.id()));
    own.removeAll(gone);
    return table.apply(rows.stream().map(row -> row.stale(staleSince)).toList(), gone);
  }

  /** From now on nobody knows whether the rows are still true; each says so. */
  void stale(Instant since) {
    locked(() -> {
      if (staleSince.isEmpty()) {
        staleSince = Optional.of(since);
        put(rows(), List.of());
      }
    });
  }

  /** What is put from now on is true; what was put before stays marked until it is read again. */
  void fresh() {
    locked(() -> {
      staleSince = Optional.empty();
    });
  }

  /** Forgets all rows, and takes no more. */
  void close() {
    locked(() -> {
      replace(List.of());
      closed = true;
    });
  }

  private void locked(Runnable change) {
    locked(() -> {
      change.run();
      return Set.of();
    });
  }

  private Set<String> locked(Supplier<Set<String>> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}
