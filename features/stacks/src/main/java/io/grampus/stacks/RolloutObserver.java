package io.grampus.stacks;

import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.ServiceRow;
import io.grampus.inventory.TaskRow;
import io.grampus.stacks.ServiceProgress.Change;
import io.grampus.stacks.ServiceProgress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sees in the inventory how the services of a rollout are doing.
 *
 * <p>The inventory lags behind the engine, so a service is settled only on rows that were read
 * after it first looked settled; while the rows are stale, nothing is judged and no patience runs.
 */
final class RolloutObserver {
  private static final Duration GONE = Duration.ofSeconds(5);

  private final Inventory inventory;
  private final StackEngine engine;
  private final Marks marks;
  private final RolloutJudge judge;
  private final FailureExplainer explainer;

  RolloutObserver(Inventory inventory, StackEngine engine, Marks marks, RolloutJudge judge) {
    this.inventory = inventory;
    this.engine = engine;
    this.marks = marks;
    this.judge = judge;
    this.explainer = new FailureExplainer(engine);
  }

  /** A service that is not settled yet, and what the rows say of it. */
  private record Look(ServiceProgress progress, Optional<ServiceReading> reading, Verdict verdict) {
    boolean isFinal() {
      return switch (verdict) {
        case Verdict.Going _, Verdict.RollingBack _ -> false;
        case Verdict.Done _, Verdict.Failed _, Verdict.RolledBack _ -> true;
      };
    }
  }

  /** The rollout with the progress of its services. */
  Rollout look(Rollout rollout, Target target, RolloutOptions options) throws InterruptedException {
    List<Look> looks = looks(rollout, target, options);
    if (looks.stream().anyMatch(Look::isFinal)) {
      looks = confirmed() ? looks(rollout, target, options) : List.of();
    }
    Map<String, ServiceProgress> seen =
        looks.stream()
            .map(this::settle)
            .collect(Collectors.toMap(ServiceProgress::service, Function.identity()));
    return rollout.with(
        rollout.services().stream().map(s -> seen.getOrDefault(s.service(), s)).toList());
  }

  private boolean confirmed() throws InterruptedException {
    return inventory.sync(Kind.SERVICE, Kind.TASK);
  }

  private List<Look> looks(Rollout rollout, Target target, RolloutOptions options) {
    StackRows rows = StackRows.of(inventory, rollout.stack());
    if (!rows.known()) {
      marks.restart();
      return List.of();
    }
    Map<String, ObjectNode> wanted =
        target.services().stream()
            .collect(Collectors.toMap(ServiceTarget::name, ServiceTarget::spec));
    List<Look> looks = new ArrayList<>();
    for (ServiceProgress progress : rollout.services()) {
      if (progress.phase() == Phase.ROLLING) {
        Optional<ServiceRow> row = rows.service(rollout.stack() + "_" + progress.service());
        looks.add(
            progress.change() == Change.REMOVE
                ? removal(progress, row)
                : look(rollout, progress, row, rows, wanted, options));
      }
    }
    return looks;
  }

  private Look removal(ServiceProgress progress, Optional<ServiceRow> row) {
    boolean going = row.isPresent() || inventory.followedFor().compareTo(StackRemover.SURE) < 0;
    return new Look(
        progress,
        Optional.empty(),
        going ? new Verdict.Going("removing") : new Verdict.Done("removed"));
  }

  private Look look(
      Rollout rollout,
      ServiceProgress progress,
      Optional<ServiceRow> row,
      StackRows rows,
      Map<String, ObjectNode> wanted,
      RolloutOptions options) {
    if (row.isEmpty()) {
      return new Look(progress, Optional.empty(), missing(rollout, progress));
    }
    marks.present(rollout.id(), progress.service());
    var reading =
        new ServiceReading(
            row.get(),
            wanted.getOrDefault(progress.service(), Trees.object()),
            rows.tasksOf(row.get()),
            rollout.origin().startedAt());
    Duration patience = Duration.ofMillis(options.patienceMs());
    Marks.Mark mark = marks.mark(rollout.id(), reading);
    return new Look(
        progress.seeing(reading.desired(), reading.running(), reading.slots()),
        Optional.of(reading),
        judge.judge(progress.change(), reading, mark, patience));
  }

  /** An engine that has just started tells of no services before it has read its store. */
  private Verdict missing(Rollout rollout, ServiceProgress progress) {
    Duration gone = marks.missing(rollout.id(), progress.service());
    return gone.compareTo(GONE) < 0
        ? new Verdict.Going(progress.says())
        : new Verdict.Failed("somebody else removed the service", Optional.empty());
  }

  private ServiceProgress settle(Look look) {
    ServiceProgress progress = look.progress();
    return switch (look.verdict()) {
      case Verdict.Going(String says) -> progress.in(Phase.ROLLING, says);
      case Verdict.Done(String says) -> progress.in(Phase.DONE, says);
      case Verdict.Failed(String why, Optional<TaskRow> task) -> {
        var failed = explained(progress, Phase.FAILED, why, task);
        boolean back = look.reading().filter(r -> helpBack(progress, r)).isPresent();
        yield back ? failed.in(Phase.ROLLING, failed.says()) : failed;
      }
      case Verdict.RollingBack(String why, Optional<TaskRow> task) ->
          progress.log().isEmpty() ? explained(progress, Phase.ROLLING, why, task) : progress;
      case Verdict.RolledBack(String why, Optional<TaskRow> task) ->
          progress.log().isEmpty()
              ? explained(progress, Phase.ROLLED_BACK, why, task)
              : progress.in(Phase.ROLLED_BACK, progress.says());
    };
  }

  /** Asks Swarm for the rollback that it would not begin by itself, as when no node fits. */
  private boolean helpBack(ServiceProgress progress, ServiceReading reading) {
    boolean may =
        progress.change() == Change.UPDATE
            && RolloutJudge.action(reading).equals("rollback")
            && reading.updateState().equals("updating");
    Optional<ObjectNode> now =
        may ? engine.service(reading.service().id()) : Optional.<ObjectNode>empty();
    return now.isPresent()
        && Trees.text("", now.get(), "UpdateStatus", "State").equals("updating")
        && now.get().path("Spec") instanceof ObjectNode spec
        && engine.rollBackService(
            reading.service().id(), Trees.number(0, now.get(), "Version", "Index"), spec);
  }

  private ServiceProgress explained(
      ServiceProgress progress, Phase phase, String why, Optional<TaskRow> task) {
    var explanation = explainer.explain(why, task);
    return progress.in(phase, explanation.says()).logging(explanation.log());
  }
}
