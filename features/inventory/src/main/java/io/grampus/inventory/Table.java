package io.grampus.inventory;

import io.grampus.kernel.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The rows of one kind, with a version that grows with every change.
 *
 * <p>Followers do not get changes pushed: they are woken, and ask what changed since the version
 * they have. So a slow follower costs nothing, and any number of changes to one row between two
 * questions is one change.
 */
final class Table<R extends Row> {
  /** How many removed rows are remembered. */
  static final int TOMBSTONES = 20_000;

  private record Tombstone(String id, long version) {}

  private final Kind<R> kind;
  private final Ordering<R> natural;
  private final Topic<Change> changes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Entry<R>> entries = new HashMap<>();
  private final Deque<Tombstone> removed = new ArrayDeque<>();
  private List<Entry<R>> ordered = List.of();
  private Set<String> unordered = new HashSet<>();
  private long version;
  private long forgotten;
  private long wakes;
  private Optional<Instant> staleSince;
  private Optional<String> lacks = Optional.empty();

  Table(Kind<R> kind, Ordering<R> natural, Topic<Change> changes, Instant now) {
    this.kind = kind;
    this.natural = natural;
    this.changes = changes;
    this.staleSince = Optional.of(now);
  }

  Kind<R> kind() {
    return kind;
  }

  /** Puts exactly these rows in place of those there were. */
  void replace(Collection<? extends R> rows) {
    Map<String, R> wanted = new HashMap<>();
    rows.forEach(row -> wanted.put(row.id(), row));
    lock.lock();
    try {
      List<String> gone = entries.keySet().stream().filter(id -> !wanted.containsKey(id)).toList();
      change(wanted.values(), gone);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds or changes some rows and removes others; what is the same already is no change.
   *
   * @return the ids of those that have changed
   */
  Set<String> apply(Collection<? extends R> upserts, Collection<String> removes) {
    lock.lock();
    try {
      return change(upserts, removes);
    } finally {
      lock.unlock();
    }
  }

  /** Lets every row be looked at again, for what it takes from other tables. */
  @SuppressWarnings("ReferenceEquality") // the same object says that nothing was refined
  void refine(UnaryOperator<R> refinement) {
    lock.lock();
    try {
      List<R> refined = new ArrayList<>();
      for (Entry<R> entry : entries.values()) {
        R row = refinement.apply(entry.row());
        if (row != entry.row()) {
          refined.add(row);
        }
      }
      change(refined, List.of());
    } finally {
      lock.unlock();
    }
  }

  private Set<String> change(Collection<? extends R> upserts, Collection<String> removes) {
    long next = version + 1;
    List<Change> told = new ArrayList<>();
    for (R row : upserts) {
      Entry<R> old = entries.get(row.id());
      if (old == null || !old.row().equals(row)) {
        entries.put(row.id(), new Entry<>(row, next));
        told.add(new Change(kind, row.id(), Change.Type.UPSERT, next));
      }
    }
    for (String id : removes) {
      if (entries.remove(id) != null) {
        bury(new Tombstone(id, next));
        told.add(new Change(kind, id, Change.Type.REMOVE, next));
      }
    }
    if (!told.isEmpty()) {
      version = next;
      told.forEach(change -> unordered.add(change.id()));
      changed.signalAll();
      // never blocks; under the lock, so that changes are told in the order of versions
      told.forEach(changes::publish);
    }
    return told.stream().map(Change::id).collect(Collectors.toSet());
  }

  private void bury(Tombstone tombstone) {
    removed.addLast(tombstone);
    if (removed.size() > TOMBSTONES) {
      forgotten = removed.removeFirst().version();
    }
  }

  /** Everything that has been read is true again. */
  void fresh() {
    setStale(Optional.empty());
  }

  /** From now on nobody knows whether the rows are still true. */
  void stale(Instant since) {
    lock.lock();
    try {
      if (staleSince.isEmpty()) {
        setStale(Optional.of(since));
      }
    } finally {
      lock.unlock();
    }
  }

  private void setStale(Optional<Instant> since) {
    lock.lock();
    try {
      if (!staleSince.equals(since)) {
        staleSince = since;
        version++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says why there are no rows and cannot be; empty takes it back. */
  void lacks(Optional<String> capability) {
    lock.lock();
    try {
      if (!lacks.equals(capability)) {
        lacks = capability;
        version++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  Optional<Entry<R>> entry(String id) {
    lock.lock();
    try {
      return Optional.ofNullable(entries.get(id));
    } finally {
      lock.unlock();
    }
  }

  Snapshot<R> snapshot() {
    lock.lock();
    try {
      order();
      return new Snapshot<>(ordered, version, staleSince, lacks);
    } finally {
      lock.unlock();
    }
  }

  /** All but a few are in their order already; those few are put between them. */
  private void order() {
    if (unordered.isEmpty()) {
      return;
    }
    Comparator<Entry<R>> order = (a, b) -> natural.order().compare(a.row(), b.row());
    List<Entry<R>> fresh =
        unordered.stream()
            .flatMap(id -> Optional.ofNullable(entries.get(id)).stream())
            .sorted(order)
            .toList();
    List<Entry<R>> merged = new ArrayList<>(entries.size());
    int next = 0;
    for (Entry<R> entry : ordered) {
      if (!unordered.contains(entry.id())) {
        while (next < fresh.size() && order.compare(fresh.get(next), entry) < 0) {
          merged.add(fresh.get(next++));
        }
        merged.add(entry);
      }
    }
    merged.addAll(fresh.subList(next, fresh.size()));
    ordered = Collections.unmodifiableList(merged);
    unordered = new HashSet<>();
  }

  /** What changed after that version. */
  Delta<R> since(long known) {
    lock.lock();
    try {
      List<Entry<R>> upserts = entries.values().stream().filter(e -> e.version() > known).toList();
      List<String> gone = new ArrayList<>();
      for (var latest = removed.descendingIterator(); latest.hasNext(); ) {
        Tombstone tombstone = latest.next();
        if (tombstone.version() <= known) {
          break;
        }
        if (!entries.containsKey(tombstone.id())) {
          gone.add(tombstone.id());
        }
      }
      return new Delta<>(upserts, gone, version, known >= forgotten);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a version after the known one; false when none came in time. */
  boolean await(long known, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      long wakesBefore = wakes;
      while (version <= known && wakes == wakesBefore) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return version > known;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes those who wait, without a change. */
  void wake() {
    lock.lock();
    try {
      wakes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Optional<Instant> staleSince() {
    lock.lock();
    try {
      return staleSince;
    } finally {
      lock.unlock();
    }
  }

  long version() {
    lock.lock();
    try {
      return version;
    } finally {
      lock.unlock();
    }
  }
}
