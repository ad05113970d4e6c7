package io.grampus.stacks;

import io.grampus.inventory.TaskRow;
import io.grampus.stacks.ServiceProgress.Change;
import io.grampus.stacks.Verdict.Done;
import io.grampus.stacks.Verdict.Failed;
import io.grampus.stacks.Verdict.Going;
import io.grampus.stacks.Verdict.RolledBack;
import io.grampus.stacks.Verdict.RollingBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decides whether a service has arrived, is still coming or has failed. */
final class RolloutJudge {
  /** How often a task may fail in one place before it counts as hopeless. */
  static final int FAILURES = 3;

  private static final int MISSING_IMAGES = 2;

  /** A node may still be joining, or a port be freed by a task that is stopping. */
  private static final Duration HOMELESS = Duration.ofSeconds(10);

  private final Duration stability;

  /**
   * @param stability how long tasks without a healthcheck must run before they count, as long as
   *     none of the service has failed and the file does not say
   */
  RolloutJudge(Duration stability) {
    this.stability = stability;
  }

  Verdict judge(Change change, ServiceReading reading, Marks.Mark mark, Duration patience) {
    if (reading.isRollbackOfThis()) {
      return rollback(reading);
    }
    if (change == Change.UPDATE && reading.updateState().equals("paused")) {
      return new Failed("Swarm paused the update: " + reading.updateMessage(), first(reading));
    }
    long desired = reading.desired();
    long running = reading.running();
    boolean swarmIsDone = change != Change.UPDATE || !reading.updateState().equals("updating");
    if (running >= desired && reading.outdated() == 0 && swarmIsDone) {
      return arrived(change, reading, mark);
    }
    Optional<Verdict> hopeless = hopeless(change, reading, mark, patience);
    return hopeless.orElseGet(() -> new Going(running + " of " + desired + " running"));
  }

  private Verdict arrived(Change change, ServiceReading reading, Marks.Mark mark) {
    String says = reading.isJob() ? "complete" : reading.running() + " running";
    // Swarm has monitored an update already, and a healthcheck says more than time
    boolean proven =
        reading.isJob()
            || reading.hasHealthcheck()
            || (change == Change.NONE && reading.bad().isEmpty())
            || (change == Change.UPDATE && reading.updateState().equals("completed"));
    return proven || mark.quietFor().compareTo(watch(reading)) >= 0
        ? new Done(says)
        : new Going(says + ", watching");
  }

  /** A service whose tasks fail gets as long as Swarm would watch an update; see ADR 0008. */
  private Duration watch(ServiceReading reading) {
    Duration monitor =
        Duration.ofNanos(
            Trees.number(UpdateConfigMapper.MONITOR, reading.wanted(), "UpdateConfig", "Monitor"));
    boolean asked = monitor.toNanos() != UpdateConfigMapper.MONITOR;
    return asked || !reading.bad().isEmpty() ? monitor : stability;
  }

  private static Verdict rollback(ServiceReading reading) {
    String why = reading.updateMessage();
    return switch (reading.updateState()) {
      case "rollback_completed" -> new RolledBack(why, first(reading));
      case "rollback_paused" -> new Failed("Swarm paused the rollback: " + why, first(reading));
      default -> new RollingBack(why, first(reading));
    };
  }

  private static Optional<Verdict> hopeless(
      Change change, ServiceReading reading, Marks.Mark mark, Duration patience) {
    Optional<TaskRow> homeless = reading.homeless();
    if (homeless.isPresent() && mark.homelessFor().compareTo(HOMELESS) >= 0) {
      return Optional.of(new Failed("no node can take it", homeless));
    }
    List<TaskRow> bad = reading.bad();
    boolean swarmDecides = change == Change.UPDATE && !action(reading).equals("continue");
    if (!bad.isEmpty() && !swarmDecides) {
      long images = bad.stream().filter(RolloutJudge::lacksImage).count();
      boolean last = !reading.restarts() || reading.isJob();
      if (last || images >= MISSING_IMAGES || reading.worstSlot() >= FAILURES) {
        return Optional.of(new Failed("its tasks keep failing", first(reading)));
      }
    }
    if (mark.quietFor().compareTo(patience) >= 0) {
      String why = "nothing has moved for " + patience.toSeconds() + " s";
      return Optional.of(new Failed(why, first(reading)));
    }
    return Optional.empty();
  }

  static String action(ServiceReading reading) {
    return Trees.text("pause", reading.wanted(), "UpdateConfig", "FailureAction");
  }

  private static boolean lacksImage(TaskRow task) {
    return task.error().startsWith("No such image");
  }

  private static Optional<TaskRow> first(ServiceReading reading) {
    return reading.bad().stream()
        .findFirst()
        .or(() ->
            reading.tasks().stream()
                .filter(reading::isFresh)
                .filter(t -> !t.error().isEmpty())
                .findFirst());
  }
}
