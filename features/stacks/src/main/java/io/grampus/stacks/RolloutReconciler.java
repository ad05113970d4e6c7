package io.grampus.stacks;

import io.grampus.engine.EngineException;
import io.grampus.inventory.Inventory;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Ids;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Reconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives every rollout that has not ended to its end. */
final class RolloutReconciler implements Reconciler {
  static final String NAME = "stack-rollouts";
  private static final Logger LOG = LoggerFactory.getLogger(RolloutReconciler.class);
  private static final String WAITED =
      "The engine did not answer for a time; it went on afterwards.";
  private static final Duration BUSY = Duration.ofMillis(250);
  private static final Duration BLIND = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofSeconds(15);

  private final StackStore store;
  private final Inventory inventory;
  private final Clock clock;
  private final RolloutDriver driver;
  private final StackRemover remover;
  private final FileSweeper sweeper;
  private final RolloutLedger ledger;
  private final Marks marks;
  private final LoginKeeper logins;
  private volatile boolean busy = true;

  RolloutReconciler(
      StackStore store,
      StackEngine engine,
      Inventory inventory,
      Clock clock,
      RolloutLedger ledger,
      LoginKeeper logins,
      Duration stability) {
    this.store = store;
    this.inventory = inventory;
    this.clock = clock;
    this.ledger = ledger;
    this.logins = logins;
    this.marks = new Marks(clock);
    var judge = new RolloutJudge(stability);
    var observer = new RolloutObserver(inventory, engine, marks, judge);
    this.driver = new RolloutDriver(engine, clock, observer, logins);
    this.remover = new StackRemover(engine, inventory, clock);
    this.sweeper = new FileSweeper(engine);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration period() {
    return busy ? BUSY : IDLE;
  }

  @Override
  public void reconcile() {
    // also those of rollouts that were superseded or cancelled
    logins.forgetIf(id -> store.rollout(id).filter(r -> r.state().hasEnded()).isPresent());
    List<Rollout> active = store.active();
    busy = !active.isEmpty();
    Parallel.map(active, this::advance);
  }

  private Rollout advance(Rollout before) {
    Rollout stepped = stepped(before);
    Rollout after = isBlind() ? stepped.noting(WAITED) : stepped;
    if (after.equals(before) || !ledger.save(after)) {
      return before;
    }
    if (after.state().hasEnded()) {
      ended(after);
    }
    return after;
  }

  private boolean isBlind() {
    Instant patience = clock.now().minus(BLIND);
    return StackRows.staleSince(inventory).filter(s -> s.isBefore(patience)).isPresent();
  }

  private Rollout stepped(Rollout rollout) {
    try {
      RolloutOptions options = store.options(rollout.id());
      if (rollout.kind() == Rollout.Kind.REMOVE) {
        return remover.step(rollout, options);
      }
      Optional<Target> target = store.target(rollout.stack(), rollout.revision());
      return driver.step(rollout, target.orElseGet(() -> Target.nothing(rollout.stack())), options);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return rollout;
    } catch (EngineException.Refused e) {
      if (e instanceof EngineException.NoSwarm || e instanceof EngineException.ServerError) {
        return waiting(rollout, e);
      }
      String next = "Correct the file and deploy again.";
      return driver.fail(
          rollout, new StackProblem.EngineRefused("deploy", e.engineMessage(), next));
    } catch (EngineException e) {
      return waiting(rollout, e);
    } catch (ProblemException e) {
      return driver.fail(rollout, e.problem());
    } catch (UnmappableException e) {
      String next = "Deploy again.";
      String but = String.valueOf(e.getMessage());
      return driver.fail(rollout, new StackProblem.EngineRefused("deploy", but, next));
    } catch (RuntimeException e) {
      String reference = Ids.code(2);
      LOG.error("rollout {} of {} failed ({})", rollout.id(), rollout.stack(), reference, e);
      return driver.fail(rollout, new CommonProblem.Bug("roll out", reference));
    }
  }

  /** An engine that is away may come back: the rollout goes on then, with fresh patience. */
  private Rollout waiting(Rollout rollout, EngineException e) {
    marks.restart();
    if (rollout.notes().contains(WAITED)) {
      return rollout;
    }
    LOG.info("rollout {} of {} waits: {}", rollout.id(), rollout.stack(), e.getMessage());
    return rollout.noting(WAITED);
  }

  private void ended(Rollout rollout) {
    marks.forget(rollout.id());
    LOG.info("rollout {} of {} ended: {}", rollout.id(), rollout.stack(), rollout.state());
    if (!(rollout.state() instanceof RolloutState.Healthy)) {
      return;
    }
    try {
      sweeper.sweep(rollout.stack(), worthKeeping(rollout));
    } catch (EngineException e) {
      LOG.info("left old secrets of {} for the next deploy: {}", rollout.stack(), e.getMessage());
    }
  }

  /** What runs, and what ran before it, so that a rollback finds its secrets. */
  private List<Target> worthKeeping(Rollout now) {
    return store.rolloutsOf(now.stack()).stream()
        .filter(r -> r.state() instanceof RolloutState.Healthy)
        .map(Rollout::revision)
        .distinct()
        .limit(2)
        .flatMap(n -> store.target(now.stack(), n).stream())
        .toList();
  }
}
