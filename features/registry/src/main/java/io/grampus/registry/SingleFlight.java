package io.grampus.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Does something once for all who want it at the same time. */
final class SingleFlight<K, V> {
  private final ConcurrentMap<K, FutureTask<V>> running = new ConcurrentHashMap<>();

  /** What the work gives, or throws: one's own, or that of whoever began it before. */
  V run(K key, Supplier<V> work) {
    var own = new FutureTask<>(work::get);
    FutureTask<V> first = running.putIfAbsent(key, own);
    if (first == null) {
      try {
        own.run();
      } finally {
        running.remove(key);
      }
    }
    return result(first == null ? own : first);
  }

  private V result(FutureTask<V> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another request asks the same", e);
    }
  }
}
