package io.grampus.stacks;

import io.grampus.engine.EngineException;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import io.grampus.stacks.ServiceProgress.Change;
import io.grampus.stacks.ServiceProgress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a deploy or rollback one step further; a step begins by reading what Swarm has, so it may
 * follow on any earlier one, finished or not.
 */
final class RolloutDriver {
  private final StackEngine engine;
  private final Clock clock;
  private final Marks marks;
  private final RolloutJudge judge;
  private final ServiceApplier applier;
  private final FailureExplainer explainer;

  RolloutDriver(StackEngine engine, Clock clock, Marks marks, RolloutJudge judge) {
    this.engine = engine;
    this.clock = clock;
    this.marks = marks;
    this.judge = judge;
    this.applier = new ServiceApplier(engine);
    this.explainer = new FailureExplainer(engine);
  }

  /** The rollout after the step. */
  Rollout step(Rollout rollout, Target target, RolloutOptions options) {
    References references = prepare(target);
    StackState state = StackState.read(engine, target.stack());
    List<ServiceProgress> wanted =
        Parallel.map(target.services(), s -> service(rollout, s, references, state, options));
    List<ServiceProgress> all = new ArrayList<>(wanted);
    if (options.prune()) {
      all.addAll(prune(rollout, target, state));
    }
    return conclude(rollout.in(new RolloutState.Rolling(), clock.now()).with(all));
  }

  /** Makes the networks that are missing; external ones have to be there. */
  private References prepare(Target target) {
    References references = References.read(engine, target);
    boolean made = false;
    for (NetworkTarget network : target.networks()) {
      if (!references.hasNetwork(network.name())) {
        if (network.external()) {
          throw new ProblemException(
              new StackProblem.Missing(
                  "deploy stack \"" + target.stack() + "\"", "network", network.name()));
        }
        engine.createNetwork(network.create());
        made = true;
      }
    }
    return made ? References.read(engine, target) : references;
  }

  private ServiceProgress service(
      Rollout rollout,
      ServiceTarget target,
      References references,
      StackState state,
      RolloutOptions options) {
    ServiceProgress progress = known(rollout, target.name());
    if (progress.phase().isSettled()) {
      return progress;
    }
    ObjectNode wanted = references.resolve(target.spec());
    Optional<ObjectNode> present = state.service(target.fullName());
    try {
      if (progress.phase() == Phase.WAITING && !cameBack(rollout, wanted, present, state)) {
        Change change = applier.apply(present, wanted);
        return progress.applied(change, says(change));
      }
      return look(rollout, progress, wanted, present, state, options);
    } catch (EngineException.Refused e) {
      if (e instanceof EngineException.NoSwarm || e instanceof EngineException.ServerError) {
        throw e;
      }
      return progress.in(Phase.FAILED, target.name() + ": " + e.engineMessage());
    }
  }

  /** Whether Swarm undid this very rollout while the server was away. */
  private static boolean cameBack(
      Rollout rollout, ObjectNode wanted, Optional<ObjectNode> present, StackState state) {
    return present
        .map(s -> reading(rollout, wanted, s, state))
        .filter(r -> !r.isApplied() && r.isRollbackOfThis())
        .isPresent();
  }

  private ServiceProgress look(
      Rollout rollout,
      ServiceProgress progress,
      ObjectNode wanted,
      Optional<ObjectNode> present,
      StackState state,
      RolloutOptions options) {
    if (present.isEmpty()) {
      return progress.in(Phase.FAILED, progress.service() + ": somebody else removed the service");
    }
    ServiceReading reading = reading(rollout, wanted, present.get(), state);
    var seen = progress.seeing(reading.desired(), reading.running(), reading.slots());
    Duration patience = Duration.ofMillis(options.patienceMs());
    Marks.Mark mark = marks.mark(rollout.id(), reading);
    return settle(seen, reading, judge.judge(progress.change(), reading, mark, patience));
  }

  private ServiceProgress settle(
      ServiceProgress progress, ServiceReading reading, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Going(String says) -> progress.in(Phase.ROLLING, says);
      case Verdict.Done(String says) -> progress.in(Phase.DONE, says);
      case Verdict.Failed(String why, Optional<ObjectNode> task) -> {
        var failed = explained(progress, Phase.FAILED, why, task);
        yield helpBack(progress, reading) ? failed.in(Phase.ROLLING, failed.says()) : failed;
      }
      case Verdict.RollingBack(String why, Optional<ObjectNode> task) ->
          progress.log().isEmpty() && progress.phase() == Phase.ROLLING
              ? explained(progress, Phase.ROLLING, why, task)
              : progress;
      case Verdict.RolledBack(String why, Optional<ObjectNode> task) ->
          progress.log().isEmpty()
              ? explained(progress, Phase.ROLLED_BACK, why, task)
              : progress.in(Phase.ROLLED_BACK, progress.says());
    };
  }

  /** Asks Swarm for the rollback that it would not begin by itself, as when no node fits. */
  private boolean helpBack(ServiceProgress progress, ServiceReading reading) {
    boolean may =
        progress.change() == Change.UPDATE
            && reading.isApplied()
            && RolloutJudge.action(reading).equals("rollback")
            && reading.updateState().equals("updating");
    return may
        && reading.service().path("Spec") instanceof ObjectNode spec
        && engine.rollBackService(
            Trees.text("", reading.service(), "ID"),
            Trees.number(0, reading.service(), "Version", "Index"),
            spec);
  }

  private ServiceProgress explained(
      ServiceProgress progress, Phase phase, String why, Optional<ObjectNode> task) {
    var explanation = explainer.explain(progress.service(), why, task);
    return progress.in(phase, explanation.says()).logging(explanation.log());
  }

  private List<ServiceProgress> prune(Rollout rollout, Target target, StackState state) {
    Set<String> kept =
        target.services().stream().map(ServiceTarget::fullName).collect(Collectors.toSet());
    List<ServiceProgress> gone = new ArrayList<>();
    for (ServiceProgress before : rollout.services()) {
      boolean present = state.services().containsKey(target.stack() + "_" + before.service());
      if (before.change() == Change.REMOVE && !present) {
        gone.add(before.in(Phase.DONE, "removed"));
      }
    }
    state
        .services()
        .forEach((name, service) -> {
          if (!kept.contains(name)) {
            engine.removeService(Trees.text("", service, "ID"));
            String shortName = name.substring(target.stack().length() + 1);
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
    String reason = bad.stream().map(ServiceProgress::says).collect(Collectors.joining("; "));
    boolean allBack =
        rollout.services().stream()
            .allMatch(s -> s.change() == Change.NONE || s.phase() == Phase.ROLLED_BACK);
    return rollout.in(
        allBack
            ? new RolloutState.RolledBack(reason, RunsNow.describe(rollout))
            : new RolloutState.Failed(reason, RunsNow.describe(rollout)),
        clock.now());
  }

  /** The rollout ended by something that concerns all of it. */
  Rollout fail(Rollout rollout, Problem problem) {
    String reason = problem.but() + ". " + problem.next();
    var failed = new RolloutState.Failed(reason, RunsNow.describe(rollout));
    return rollout.in(failed, clock.now());
  }

  private static ServiceReading reading(
      Rollout rollout, ObjectNode wanted, ObjectNode service, StackState state) {
    return new ServiceReading(
        service, wanted, state.tasksOf(service), rollout.origin().startedAt());
  }

  private static ServiceProgress known(Rollout rollout, String service) {
    return rollout.services().stream()
        .filter(s -> s.service().equals(service))
        .findFirst()
        .orElseGet(() -> ServiceProgress.waiting(service));
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
