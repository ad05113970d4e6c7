package io.grampus.inventory;

import io.grampus.kernel.Clock;
import io.grampus.kernel.EventSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Follows several lists for one client over one stream. What a client that reads slowly has not
 * taken yet is looked at again rather than queued.
 */
final class GlanceWatcher {
  private static final Duration PACE = Duration.ofMillis(500);

  /** Also how soon is noticed what changes by time alone, such as {@code since<1h}. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int AHEAD = 8;
  private static final byte[] NOTHING = {};

  private final Clock clock;

  GlanceWatcher(Clock clock) {
    this.clock = clock;
  }

  /** Sends a glance for each look, and again whenever it differs, until the client leaves. */
  void watch(List<Look<?>> looks, EventSink sink) {
    BlockingQueue<byte[]> ready = new LinkedBlockingQueue<>(AHEAD);
    List<Thread> lookers = new ArrayList<>();
    sink.onClose(() -> ready.offer(NOTHING));
    try {
      byTable(looks).forEach((table, own) -> lookers.add(looker(table, own, ready)));
      while (sink.isOpen()) {
        byte[] json = ready.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (json != null && json.length > 0 && sink.isOpen()) {
          sink.sendRendered("glance", json);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lookers.forEach(Thread::interrupt);
    }
  }

  private static Map<Table<?>, List<Look<?>>> byTable(List<Look<?>> looks) {
    Map<Table<?>, List<Look<?>>> tables = new LinkedHashMap<>();
    for (Look<?> look : looks) {
      tables.computeIfAbsent(look.shelf().table(), _ -> new ArrayList<>()).add(look);
    }
    return tables;
  }

  private Thread looker(Table<?> table, List<Look<?>> looks, BlockingQueue<byte[]> ready) {
    return Thread.ofVirtual()
        .name("looks-at-" + table.kind().plural())
        .start(() -> look(table, looks, ready));
  }

  private void look(Table<?> table, List<Look<?>> looks, BlockingQueue<byte[]> ready) {
    byte[][] told = new byte[looks.size()][0];
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long version = table.version();
        for (int i = 0; i < told.length; i++) {
          byte[] now = looks.get(i).json();
          if (!Arrays.equals(now, told[i])) {
            ready.put(now);
            told[i] = now;
          }
        }
        clock.sleep(PACE);
        var _ = table.await(version, PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
