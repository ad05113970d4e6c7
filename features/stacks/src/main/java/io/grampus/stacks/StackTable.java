package io.grampus.stacks;

import io.grampus.inventory.Fields;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.LiveList;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Reconciler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Keeps the list of stacks what services and rollouts make it. */
final class StackTable implements Reconciler {
  static final String NAME = "stack-list";
  private static final Kind<StackSummary> KIND = Kind.of("stack", StackSummary.class, true);

  private final StackLister lister;
  private final LiveList<StackSummary> list;
  private final ReentrantLock lock = new ReentrantLock();

  StackTable(StackLister lister, Inventory inventory, Clock clock) {
    this.lister = lister;
    this.list = new LiveList<>(KIND, clock, StackTable::fields, "name");
    inventory.alongside(list);
  }

  private static void fields(Fields<StackSummary> fields) {
    fields
        .text("state", StackSummary::state)
        .number("services", StackSummary::services)
        .number("desired", StackSummary::desired)
        .number("running", StackSummary::running)
        .number("revision", StackSummary::revision)
        .time("changedAt", StackSummary::changedAt)
        .text("changedBy", StackSummary::changedBy)
        .id("rollout", StackSummary::rollout);
  }

  List<Operation> operations() {
    return list.operations(StackSnapshot.class, StackDelta.class);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration period() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void reconcile() {
    // a list that was made before a rollout's end must not come after the one that was made for it
    lock.lock();
    try {
      list(Optional.empty());
    } finally {
      lock.unlock();
    }
  }

  /** Keeps a rollout's end once the list shows it. */
  boolean ending(Rollout ended, BooleanSupplier keep) {
    lock.lock();
    try {
      list(Optional.of(ended));
      boolean kept = keep.getAsBoolean();
      if (!kept) {
        list(Optional.empty());
      }
      return kept;
    } finally {
      lock.unlock();
    }
  }

  private void list(Optional<Rollout> ending) {
    list.replace(lister.stacks(ending), lister.staleSince(), lister.lacks());
  }
}
