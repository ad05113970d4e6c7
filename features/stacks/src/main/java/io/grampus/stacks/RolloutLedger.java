package io.grampus.stacks;

import io.grampus.kernel.Topic;

/**
 * Keeps how far rollouts have come, and tells of it. Who hears of an end finds the list of stacks
 * in step with it: a stack that is removed is not in it any more.
 */
final class RolloutLedger {
  private final StackStore store;
  private final StackTable table;
  private final Topic<Rollout> topic;

  RolloutLedger(StackStore store, StackTable table, Topic<Rollout> topic) {
    this.store = store;
    this.table = table;
    this.topic = topic;
  }

  /** False when the rollout has ended meanwhile. */
  boolean save(Rollout rollout) {
    boolean saved =
        rollout.state().hasEnded()
            ? table.ending(rollout, () -> store.save(rollout))
            : store.save(rollout);
    if (saved) {
      topic.publish(rollout);
    }
    return saved;
  }
}
