package io.grampus.audit;

import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Reconciler;
import io.grampus.kernel.Sql;
import io.grampus.kernel.Topic;
import java.time.Duration;
import java.util.List;

/** The door of the audit log: keeps the rows, shows them, and forgets the oldest. */
public final class AuditLog implements AuditTrail {
  private static final int WATCHER_BACKLOG = 1000;

  private final AuditStore store;
  private final Topic<AuditRow> changes = new Topic<>(WATCHER_BACKLOG);
  private final Clock clock;

  private AuditLog(Sql sql, Clock clock) {
    this.store = new AuditStore(sql);
    this.clock = clock;
  }

  /** Opens the log on a database that has its tables; attempts left open are marked as unknown. */
  public static AuditLog open(Sql sql, Clock clock) {
    var log = new AuditLog(sql, clock);
    log.store.markUnknown();
    return log;
  }

  @Override
  public void begin(Attempt attempt) {
    changes.publish(store.begin(attempt));
  }

  @Override
  public void end(Attempt attempt, Ending ending) {
    store.end(attempt.id(), ending).ifPresent(changes::publish);
  }

  public List<Operation> operations() {
    return new AuditApi(store, changes).operations();
  }

  public Reconciler retention() {
    return new RetentionReconciler(store, clock);
  }

  /** Forgets rows that are older than the setting says. */
  private record RetentionReconciler(AuditStore store, Clock clock) implements Reconciler {
    @Override
    public String name() {
      return "audit-retention";
    }

    @Override
    public Duration period() {
      return Duration.ofHours(1);
    }

    @Override
    public void reconcile() {
      Duration keep = store.retention().orElse(AuditApi.KEPT);
      store.removeBefore(clock.now().minus(keep));
    }
  }
}
