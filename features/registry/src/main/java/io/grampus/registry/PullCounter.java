package io.grampus.registry;

import io.grampus.kernel.Clock;
import io.grampus.oci.Digest;
import io.grampus.oci.RepositoryName;
import io.grampus.registry.PullStore.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Counts pulls in memory, so that a pull waits for no disk; {@link #keep} writes what came since
 * the last time in one transaction. A server that is killed forgets the last seconds.
 */
final class PullCounter {
  private final PullStore store;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Map<Key, Count> counts = new HashMap<>();

  private record Key(RepositoryName repository, Digest digest, String who) {}

  private record Count(long pulls, Instant last) {
    static Count added(Count one, Count more) {
      return new Count(one.pulls + more.pulls, more.last);
    }
  }

  PullCounter(PullStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Somebody was sent a manifest. */
  void count(RepositoryName repository, Digest digest, String who) {
    var key = new Key(repository, digest, who);
    var one = new Count(1, clock.now());
    lock.lock();
    try {
      counts.merge(key, one, Count::added);
    } finally {
      lock.unlock();
    }
  }

  /** Keeps what was counted; the repositories whose pulls changed. */
  Set<RepositoryName> keep() {
    Map<Key, Count> taken = taken();
    if (taken.isEmpty()) {
      return Set.of();
    }
    try {
      store.add(taken.entrySet().stream().map(e -> tally(e.getKey(), e.getValue())).toList());
    } catch (RuntimeException e) {
      restore(taken);
      throw e;
    }
    return taken.keySet().stream().map(Key::repository).collect(Collectors.toSet());
  }

  /** Who pulled a manifest, with what is counted but not kept yet. */
  List<Puller> pullers(RepositoryName repository, Digest digest) {
    keep();
    return store.pullers(repository, digest.toString());
  }

  PullStore.Total total(RepositoryName repository) {
    return store.total(repository);
  }

  /** The pulls of each manifest of a repository that was ever pulled, by its digest. */
  Map<String, PullStore.Total> totals(RepositoryName repository) {
    return store.totals(repository);
  }

  private Map<Key, Count> taken() {
    lock.lock();
    try {
      Map<Key, Count> taken = counts;
      counts = new HashMap<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** A full disk must not lose them; the next time they are tried again. */
  private void restore(Map<Key, Count> taken) {
    lock.lock();
    try {
      taken.forEach((key, count) -> counts.merge(key, count, (now, old) -> Count.added(old, now)));
    } finally {
      lock.unlock();
    }
  }

  private static Tally tally(Key key, Count count) {
    return new Tally(key.repository, key.digest.toString(), key.who, count.pulls, count.last);
  }
}
