package io.grampus.stacks;

import io.grampus.kernel.EventSink;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import io.grampus.kernel.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends what changes: among the stacks, and in one rollout. */
final class StackWatcher {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration ALIVE = Duration.ofSeconds(5);

  private final StackLister lister;
  private final StackStore store;
  private final Topic<Rollout> topic;

  StackWatcher(StackLister lister, StackStore store, Topic<Rollout> topic) {
    this.lister = lister;
    this.store = store;
    this.topic = topic;
  }

  /** Sends the rollout whenever it moves, until it has ended. */
  void rollout(String id, EventSink sink) {
    try (Topic.Subscription<Rollout> changes = topic.subscribe()) {
      sink.onClose(changes::close);
      Rollout known = find(id);
      sink.send("rollout", known);
      while (sink.isOpen() && !known.state().hasEnded()) {
        var _ = changes.next(ALIVE);
        if (changes.lagged()) {
          changes.restart();
        }
        Rollout now = find(id);
        if (!now.equals(known)) {
          sink.send("rollout", now);
          known = now;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    }
  }

  Rollout find(String id) {
    return store
        .rollout(id)
        .orElseThrow(() ->
            new ProblemException(
                new StackProblem.PartNotFound(
                    "look at rollout \"" + id + "\"",
                    "rollout",
                    id,
                    "See the stack's latest rollout: grampus stack inspect.")));
  }

  /** Sends all stacks, then what changes among them. */
  void stacks(EventSink sink) {
    try (Topic.Subscription<Rollout> changes = topic.subscribe()) {
      sink.onClose(changes::close);
      long version = 1;
      Map<String, StackSummary> known = byName(lister.stacks());
      sink.send("snapshot", new StackSnapshot(List.copyOf(known.values()), known.size(), version));
      while (sink.isOpen()) {
        var _ = changes.next(LOOK);
        changes.restart();
        Map<String, StackSummary> now = byName(lister.stacks());
        if (!now.equals(known)) {
          version++;
          sink.send("delta", delta(version, known, now));
          known = now;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    }
  }

  private static StackDelta delta(
      long version, Map<String, StackSummary> before, Map<String, StackSummary> now) {
    List<StackSummary> upserts = new ArrayList<>();
    now.values().stream().filter(s -> !s.equals(before.get(s.name()))).forEach(upserts::add);
    List<String> removes = before.keySet().stream().filter(n -> !now.containsKey(n)).toList();
    return new StackDelta(version, upserts, removes);
  }

  private static Map<String, StackSummary> byName(List<StackSummary> stacks) {
    Map<String, StackSummary> by = new HashMap<>();
    stacks.forEach(s -> by.put(s.name(), s));
    return by;
  }
}
