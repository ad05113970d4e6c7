package io.grampus.stacks;

import io.grampus.engine.Engine;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Reconcilers;
import io.grampus.kernel.Sql;
import io.grampus.kernel.Topic;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The door: Compose projects as stacks of Swarm services. */
public final class Stacks implements AutoCloseable {
  private static final int LAG = 256;

  private final Clock clock;
  private final StackStore store;
  private final Topic<Rollout> topic = new Topic<>(LAG);
  private final StackLister lister;
  private final StackTable table;
  private final Inventory.Following following;
  private final StackLogs logs;
  private final ServiceOperator operator;
  private final ServiceUpdater updater;
  private final Deployer deployer;
  private final StackPlanner planner;
  private final RolloutLedger ledger;
  private final ProjectReader reader;

  /**
   * Begins to drive what was not at its end when the server went down.
   *
   * @param engine gives the engine to use; may throw what connecting throws
   */
  public Stacks(
      Supplier<Engine> engine,
      Inventory inventory,
      Sql sql,
      Clock clock,
      Reconcilers reconcilers,
      StackSettings settings) {
    this.clock = clock;
    this.store = new StackStore(sql, settings.revisions());
    this.reader = new ComposeReader();
    var swarm = new SwarmEngine(engine, settings.logins());
    this.lister = new StackLister(inventory, store);
    this.table = new StackTable(lister, inventory, clock);
    this.ledger = new RolloutLedger(store, table, topic);
    this.logs = new StackLogs(engine, inventory, clock);
    this.operator = new ServiceOperator(swarm, lister, store);
    this.updater = new ServiceUpdater(swarm, operator);
    var logins = new LoginKeeper();
    var maker = new TargetMaker(swarm, settings.virtualIps());
    Runnable nudge =
        () -> {
          reconcilers.nudge(RolloutReconciler.NAME);
          reconcilers.nudge(StackTable.NAME);
        };
    this.deployer = new Deployer(store, swarm, maker, logins, clock, nudge);
    this.planner = new StackPlanner(swarm, maker);
    reconcilers.start(
        new RolloutReconciler(
            store, swarm, inventory, clock, ledger, logins, settings.stability()));
    reconcilers.start(table);
    this.following = inventory.onChange(nudge, Kind.SERVICE, Kind.TASK);
  }

  /** What the API can do with stacks. */
  public List<Operation> operations() {
    return Stream.of(new StacksApi(this).operations(), new ServicesApi(updater).operations())
        .flatMap(List::stream)
        .toList();
  }

  /** Every step of every rollout, as it is made. */
  public Topic<Rollout> rollouts() {
    return topic;
  }

  Rollout cancel(String id, String who) {
    Rollout rollout = watcher().find(id);
    Rollout cancelled = rollout.in(new RolloutState.Cancelled(who), clock.now());
    if (!ledger.save(cancelled)) {
      throw new ProblemException(
          new CommonProblem.Conflict(
              "cancel rollout \"" + id + "\"",
              "it has ended already",
              "Look at the stack: grampus stack inspect " + rollout.stack() + "."));
    }
    return cancelled;
  }

  StackStore store() {
    return store;
  }

  StackTable table() {
    return table;
  }

  StackLister lister() {
    return lister;
  }

  StackLogs logs() {
    return logs;
  }

  ServiceOperator operator() {
    return operator;
  }

  Deployer deployer() {
    return deployer;
  }

  StackPlanner planner() {
    return planner;
  }

  ProjectReader reader() {
    return reader;
  }

  RolloutWatcher watcher() {
    return new RolloutWatcher(store, topic);
  }

  RevisionReader revisions() {
    return new RevisionReader(store);
  }

  @Override
  public void close() {
    following.close();
  }
}
