package io.grampus.stacks;

import io.grampus.engine.EngineException;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import io.grampus.stacks.ServiceProgress.Change;
import io.grampus.stacks.ServiceProgress.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a deploy or rollback one step further; it may follow on any earlier step, finished or not.
 * What is to be changed is read from the engine; how it goes on is read from the inventory.
 */
final class RolloutDriver {
  private static final String LOST =
      "The server was started anew, and it does not keep credentials for registries: where an image"
          + " cannot be pulled, deploy again.";

  private final StackEngine engine;
  private final Clock clock;
  private final RolloutObserver observer;
  private final ServiceApplier applier;
  private final LoginKeeper logins;

  RolloutDriver(StackEngine engine, Clock clock, RolloutObserver observer, LoginKeeper logins) {
    this.logins = logins;
    this.engine = engine;
    this.clock = clock;
    this.observer = observer;
    this.applier = new ServiceApplier(engine);
  }

  /** The rollout after the step. */
  Rollout step(Rollout rollout, Target target, RolloutOptions options) throws InterruptedException {
    boolean waiting =
        rollout.state() instanceof RolloutState.Accepted
            || rollout.services().stream().anyMatch(s -> s.phase() == Phase.WAITING);
    boolean lost = options.guarded().orElse(false) && !logins.has(rollout.id());
    Rollout known = waiting && lost ? rollout.noting(LOST) : rollout;
    Rollout applied = waiting ? apply(known, target, options) : known;
    return conclude(observer.look(applied, target, options));
  }

  private Rollout apply(Rollout rollout, Target target, RolloutOptions options) {
    var read = Parallel.both(() -> prepare(target), () -> StackState.read(engine, target.stack()));
    References references = read.one();
    StackState state = read.other();
    List<ServiceProgress> all =
        new ArrayList<>(
            Parallel.map(target.services(), s -> service(rollout, s, references, state)));
    if (options.prune()) {
      all.addAll(prune(target, state));
    }
    return rollout.in(new RolloutState.Rolling(), clock.now()).with(all);
  }

  /** Makes the networks that are missing; external ones have to be there. */
  private References prepare(Target target) {
    References references = References.read(engine, target);
    List<NetworkTarget> missing =
        target.networks().stream().filter(n -> !references.hasNetwork(n.name())).toList();
    List<Boolean> known = Parallel.map(missing, n -> create(target, n, references));
    return known.contains(false) ? References.read(engine, target) : references;
  }

  /** False when somebody else made it meanwhile. */
  private boolean create(Target target, NetworkTarget network, References references) {
    if (network.external()) {
      throw new ProblemException(
          new StackProblem.Missing(
              "deploy stack \"" + target.stack() + "\"", "network", network.name()));
    }
    Optional<String> id = engine.createNetwork(network.create());
    id.ifPresent(i -> references.network(network.name(), i));
    return id.isPresent();
  }

  private ServiceProgress service(
      Rollout rollout, ServiceTarget target, References references, StackState state) {
    ServiceProgress progress =
        rollout.services().stream()
            .filter(s -> s.service().equals(target.name()))
            .findFirst()
            .orElseGet(() -> ServiceProgress.waiting(target.name()));
    if (progress.phase() != Phase.WAITING) {
      return progress;
    }
    Optional<ObjectNode> present = state.service(target.fullName());
    ObjectNode wanted = references.resolve(target.spec());
    try {
      if (present.filter(s -> wasUndone(rollout, s, wanted)).isPresent()) {
        return progress.applied(Change.UPDATE, says(Change.UPDATE));
      }
      String image = Trees.text("", wanted, "Labels", Mapping.IMAGE);
      Change change = applier.apply(present, wanted, logins.auth(rollout.id(), image));
      return progress.applied(change, says(change));
    } catch (EngineException.Refused e) {
      if (e instanceof EngineException.NoSwarm || e instanceof EngineException.ServerError) {
        throw e;
      }
      return progress.in(Phase.FAILED, e.engineMessage());
    }
  }

  /** Whether Swarm rolled this very rollout back while the server was away. */
  private static boolean wasUndone(Rollout rollout, ObjectNode service, ObjectNode wanted) {
    Instant begun = rollout.origin().startedAt().minusSeconds(1);
    return Trees.text("", service, "UpdateStatus", "State").startsWith("rollback")
        && Trees.text(service, "UpdateStatus", "StartedAt")
            .filter(t -> !Instant.parse(t).isBefore(begun))
            .isPresent()
        && !SpecComparer.differences(service.path("Spec"), wanted).isEmpty();
  }

  private List<ServiceProgress> prune(Target target, StackState state) {
    Set<String> kept =
        target.services().stream().map(ServiceTarget::fullName).collect(Collectors.toSet());
    List<ServiceProgress> gone = new ArrayList<>();
    state
        .services()
        .forEach((name, service) -> {
          if (!kept.contains(name)) {
            engine.removeService(Trees.text("", service, "ID"));
            String shortName = StackNames.shortName(target.stack(), name);
            gone.add(ServiceProgress.waiting(shortName).applied(Change.REMOVE, "removing"));
          }
        });
    return gone;
  }

  private Rollout conclude(Rollout rollout) {
    boolean settled = rollout.services().stream().allMatch(s -> s.phase().isSettled());
    if (!settled) {
      return rollout;
    }
    List<ServiceProgress> bad =
        rollout.services().stream().filter(s -> s.phase() != Phase.DONE).toList();
    if (bad.isEmpty()) {
      return rollout.in(new RolloutState.Healthy(), clock.now());
    }
    String reason =
        bad.stream().map(s -> s.service() + ": " + s.says()).collect(Collectors.joining("; "));
    boolean allBack =
        rollout.services().stream()
            .allMatch(s -> s.change() == Change.NONE || s.phase() == Phase.ROLLED_BACK);
    return rollout.in(
        allBack
            ? new RolloutState.RolledBack(reason, RunsNow.describe(rollout))
            : new RolloutState.Failed(reason, RunsNow.describe(rollout)),
        clock.now());
  }

  /** The rollout failed as a whole, before or beside its services. */
  Rollout fail(Rollout rollout, Problem problem) {
    return rollout.in(
        new RolloutState.Failed(problem.but() + ". " + problem.next(), RunsNow.describe(rollout)),
        clock.now());
  }

  private static String says(Change change) {
    return switch (change) {
      case CREATE -> "created";
      case UPDATE -> "updating";
      case NONE -> "unchanged";
      case REMOVE -> "removing";
      case UNKNOWN -> "waits";
    };
  }
}
