package io.grampus.stacks;

import io.grampus.kernel.EventSink;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import io.grampus.kernel.Topic;
import java.time.Duration;

/** Follows rollouts. */
final class RolloutWatcher {
  private static final Duration ALIVE = Duration.ofSeconds(5);

  private final StackStore store;
  private final Topic<Rollout> topic;

  RolloutWatcher(StackStore store, Topic<Rollout> topic) {
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
}
