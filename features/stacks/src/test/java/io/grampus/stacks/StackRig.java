package io.grampus.stacks;

import io.grampus.cluster.TestEngine;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.RegistryAuth;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Ids;
import io.grampus.kernel.Reconcilers;
import io.grampus.kernel.Sql;
import io.grampus.kernel.Topic;
import io.grampus.testkit.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** A deployer and its reconciler on a real engine, without a server around them. */
final class StackRig implements AutoCloseable {
  final StackStore store;
  final StackEngine engine;
  final Deployer deployer;
  final StackPlanner planner;
  final Inventory inventory;
  final StackLister lister;
  final StackTable table;
  private final Sql sql;
  private final Inventory.Following following;
  private final Reconcilers reconcilers = new Reconcilers(Clock.system());

  StackRig(TestEngine host, Path folder) {
    this(host.dockerHost(), folder);
  }

  StackRig(String dockerHost, Path folder) {
    this(dockerHost, folder, _ -> RegistryAuth.none());
  }

  /** With credentials that are kept for registries. */
  StackRig(String dockerHost, Path folder, Function<String, RegistryAuth> kept) {
    this.sql = Sql.open(folder.resolve("test.db"), Sql.Durability.EVERY_COMMIT);
    this.store = new StackStore(sql, StackStore.KEPT);
    Supplier<Engine> connection = connection(dockerHost);
    this.engine = new SwarmEngine(connection, kept);
    this.inventory = new Inventory(connection, Clock.system());
    inventory.start();
    var logins = new LoginKeeper();
    var maker = new TargetMaker(engine, false);
    this.deployer = new Deployer(store, engine, maker, logins, Clock.system(), this::nudge);
    this.planner = new StackPlanner(engine, maker);
    this.lister = new StackLister(inventory, store);
    this.table = new StackTable(lister, inventory, Clock.system());
    reconcilers.start(table);
    var ledger = new RolloutLedger(store, table, new Topic<>(100));
    reconcilers.start(
        new RolloutReconciler(
            store, engine, inventory, Clock.system(), ledger, logins, Duration.ofMillis(500)));
    this.following = inventory.onChange(this::nudge, Kind.SERVICE, Kind.TASK);
  }

  private static Supplier<Engine> connection(String dockerHost) {
    Engine engine = Engine.connect(EngineAddress.parse(dockerHost));
    return () -> engine;
  }

  private void nudge() {
    reconcilers.nudge(RolloutReconciler.NAME);
    reconcilers.nudge(StackTable.NAME);
  }

  static Deployer.Order order(String stack) {
    return new Deployer.Order(Ids.fresh(), "tester", stack, RolloutOptions.usual(), false);
  }

  static String fresh() {
    return "s" + Ids.fresh().substring(0, 8);
  }

  Rollout deploy(String stack, Project project) {
    return settle(begin(order(stack), project));
  }

  Rollout begin(Deployer.Order order, Project project) {
    return deployer.deploy(order, project, ImageOrder.USUAL);
  }

  Rollout settle(Rollout begun) {
    return Eventually.within(Duration.ofSeconds(90))
        .value(() -> store.rollout(begun.id()).orElseThrow(), r -> r.state().hasEnded());
  }

  @Override
  public void close() {
    following.close();
    reconcilers.close();
    inventory.close();
    sql.close();
  }
}
