package io.grampus.inventory;

import io.grampus.kernel.Clock;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a table for one client: a snapshot, then what changed, ten times a second at most. A
 * client that reads slowly is asked for less often, and gets the sum of what changed meanwhile. The
 * limit of a request is that of the first snapshot: the rows after it follow as if they were new,
 * so that a long list can be seen before all of it has come.
 */
final class RowWatcher<R extends Row> {
  private static final Duration PACE = Duration.ofMillis(100);
  private static final Duration LIVE_PACE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Rows of a long list that are sent at once. */
  private static final int PIECE = 2_000;

  private final Table<R> table;
  private final RowLister<R> lister;
  private final LiveMembers<R> live;
  private final Clock clock;

  RowWatcher(Table<R> table, RowLister<R> lister, LiveMembers<R> live, Clock clock) {
    this.table = table;
    this.lister = lister;
    this.live = live;
    this.clock = clock;
  }

  /** Sends events until the client leaves. */
  void watch(ListRequest<R> request, EventSink sink) {
    sink.onClose(table::wake);
    try {
      new Following(request, sink).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Following {
    private final ListRequest<R> request;
    private final EventSink sink;
    private final Set<String> shown = new HashSet<>();
    private Optional<Instant> staleSince = Optional.empty();
    private long version;

    Following(ListRequest<R> request, EventSink sink) {
      this.request = request;
      this.sink = sink;
    }

    void run() throws InterruptedException {
      snapshot(request.limit());
      Duration patience = request.filter().live() ? LIVE_PACE : PATIENCE;
      while (sink.isOpen()) {
        boolean news = table.await(version, patience);
        if (!sink.isOpen()) {
          return;
        }
        if (news) {
          delta();
          clock.sleep(PACE);
        } else if (request.filter().live()) {
          sweep();
        }
      }
    }

    private void snapshot(int first) {
      RowPage<R> page = lister.list(request.whole());
      shown.clear();
      page.items().forEach(entry -> shown.add(entry.id()));
      version = page.version();
      staleSince = page.staleSince();
      sink.sendRendered("snapshot", page.first(first).json());
      List<Entry<R>> items = page.items();
      for (int sent = first; first > 0 && sent < items.size(); sent += PIECE) {
        send(items.subList(sent, Math.min(items.size(), sent + PIECE)), List.of());
      }
    }

    private void delta() {
      Delta<R> delta = table.since(version);
      if (!delta.complete()) {
        snapshot(0);
        return;
      }
      List<Entry<R>> upserts = new ArrayList<>();
      List<String> removes = new ArrayList<>();
      for (String id : delta.removes()) {
        if (shown.remove(id)) {
          removes.add(id);
        }
      }
      delta.upserts().forEach(entry -> sort(entry, upserts, removes));
      version = delta.version();
      send(upserts, removes);
      tellFreshness();
    }

    private void sort(Entry<R> entry, List<Entry<R>> upserts, List<String> removes) {
      if (request.filter().fits().test(entry.row())) {
        shown.add(entry.id());
        upserts.add(entry);
      } else if (shown.remove(entry.id())) {
        removes.add(entry.id());
      }
    }

    /** Finds the rows that began or ceased to fit without changing. */
    private void sweep() {
      List<Entry<R>> upserts = new ArrayList<>();
      List<String> removes = new ArrayList<>();
      for (Entry<R> entry : table.snapshot().entries()) {
        boolean fits = request.filter().fits().test(entry.row());
        if (fits && shown.add(entry.id())) {
          upserts.add(entry);
        } else if (!fits && shown.remove(entry.id())) {
          removes.add(entry.id());
        }
      }
      send(upserts, removes);
    }

    private void send(List<Entry<R>> upserts, List<String> removes) {
      if (upserts.isEmpty() && removes.isEmpty()) {
        return;
      }
      var out = new ByteArrayOutputStream(256 + upserts.size() * 1024);
      var writer = new RowWriter<>(live, out);
      try {
        writer.text("{\"version\":" + version + ",\"upserts\":");
        writer.rows(upserts);
        writer.flush();
        out.write(",\"removes\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.write(Json.MAPPER.writeValueAsBytes(removes));
        out.write('}');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      sink.sendRendered("delta", out.toByteArray());
    }

    private void tellFreshness() {
      Optional<Instant> since = table.staleSince();
      if (since.equals(staleSince)) {
        return;
      }
      staleSince = since;
      if (since.isPresent()) {
        sink.send("stale", Map.of("since", since.get()));
      } else {
        sink.send("fresh", Map.of());
      }
    }
  }
}
