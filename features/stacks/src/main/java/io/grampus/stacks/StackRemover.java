package io.grampus.stacks;

import io.grampus.inventory.ConfigRow;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.Row;
import io.grampus.inventory.SecretRow;
import io.grampus.inventory.ServiceRow;
import io.grampus.kernel.Clock;
import io.grampus.stacks.ServiceProgress.Change;
import io.grampus.stacks.ServiceProgress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the removal of a stack one step further: services first, then what they used. What there is
 * to remove is read from the inventory; that nothing is left, from rows that were read for it.
 */
final class StackRemover {
  /** An engine that has just started tells of no services before it has read its store. */
  static final Duration SURE = Duration.ofSeconds(5);

  /** A container of a task that its Swarm has forgotten never leaves; nobody waits longer. */
  private static final Duration LEAVE = Duration.ofSeconds(30);

  private final StackEngine engine;
  private final Inventory inventory;
  private final Clock clock;

  StackRemover(StackEngine engine, Inventory inventory, Clock clock) {
    this.engine = engine;
    this.inventory = inventory;
    this.clock = clock;
  }

  Rollout step(Rollout rollout, RolloutOptions options) throws InterruptedException {
    String stack = rollout.stack();
    StackRows rows = StackRows.of(inventory, stack);
    Collection<ServiceRow> present = rows.services().values();
    List<ServiceProgress> services = services(rollout, present);
    Rollout next = rollout.in(new RolloutState.Rolling(), clock.now()).with(services);
    var taken = Duration.between(rollout.origin().startedAt(), clock.now());
    if (rows.known() && present.isEmpty() && partsGone(stack) && confirmed(stack, taken)) {
      if (!options.volumes() || volumesGone(stack)) {
        return next.in(new RolloutState.Removed(), clock.now());
      }
    }
    if (taken.toMillis() > options.patienceMs()) {
      String reason = "something outside of the stack still uses its networks or volumes";
      return next.in(new RolloutState.Failed(reason, "Its services are gone."), clock.now());
    }
    return next;
  }

  private List<ServiceProgress> services(Rollout rollout, Collection<ServiceRow> present) {
    Parallel.map(
        present,
        s -> {
          engine.removeService(s.id());
          return true;
        });
    List<ServiceProgress> services = new ArrayList<>();
    for (ServiceProgress before : rollout.services()) {
      services.add(before.in(Phase.DONE, "removed"));
    }
    for (ServiceRow service : present) {
      String name = StackNames.shortName(rollout.stack(), service.name());
      services.removeIf(s -> s.service().equals(name));
      services.add(ServiceProgress.waiting(name).applied(Change.REMOVE, "removing"));
    }
    return services;
  }

  /** Whether none was left when this pass began; what it removes is looked for in the next one. */
  private boolean partsGone(String stack) {
    boolean secrets =
        gone(
            Kind.SECRET,
            SecretRow::stack,
            stack,
            s -> engine.removeFile(FileTarget.Kind.SECRET, s.id()));
    boolean configs =
        gone(
            Kind.CONFIG,
            ConfigRow::stack,
            stack,
            c -> engine.removeFile(FileTarget.Kind.CONFIG, c.id()));
    // a node keeps its part of an overlay until the last container has left it
    boolean networks =
        gone(
            Kind.NETWORK,
            network -> network.swarm() ? network.stack() : "",
            stack,
            n -> engine.removeNetwork(n.id()));
    return secrets && configs && networks;
  }

  private <R extends Row> boolean gone(
      Kind<R> kind, Function<R, String> stackOf, String stack, Consumer<R> remove) {
    List<R> present =
        inventory.rows(kind).stream().filter(r -> stackOf.apply(r).equals(stack)).toList();
    present.forEach(remove);
    if (!present.isEmpty()) {
      inventory.refresh(kind);
    }
    return present.isEmpty();
  }

  /** The inventory lags behind; what came a moment before the removal may be missing in it. */
  private boolean confirmed(String stack, Duration taken) throws InterruptedException {
    return inventory.followedFor().compareTo(SURE) >= 0
        && inventory.sync(Kind.SERVICE, Kind.TASK, Kind.NETWORK, Kind.SECRET, Kind.CONFIG)
        && isEmpty(StackRows.of(inventory, stack))
        && partsGone(stack)
        && (taken.compareTo(LEAVE) > 0 || containersGone(stack));
  }

  /** A node takes a stopped task's container away last, and the container holds its volumes. */
  private boolean containersGone(String stack) throws InterruptedException {
    return inventory.sync(Kind.CONTAINER)
        && inventory.rows(Kind.CONTAINER).stream()
            // of a node that is away nobody knows
            .filter(c -> c.staleSince().isEmpty() && !c.task().isEmpty())
            .noneMatch(c -> c.stack().equals(stack));
  }

  private static boolean isEmpty(StackRows rows) {
    return rows.known() && rows.services().isEmpty();
  }

  private boolean volumesGone(String stack) {
    boolean gone = true;
    for (ObjectNode volume : engine.volumes(stack)) {
      engine.removeVolume(Trees.text("", volume, "Name"));
      gone = false;
    }
    return gone;
  }
}
