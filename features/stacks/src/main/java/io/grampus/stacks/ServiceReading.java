package io.grampus.stacks;

import io.grampus.inventory.ServiceRow;
import io.grampus.inventory.TaskRow;
import io.grampus.stacks.ServiceProgress.Slot;
import io.grampus.stacks.ServiceProgress.TaskProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the inventory's rows of a service and its tasks say about a rollout.
 *
 * @param wanted the target's spec
 * @param tasks of the service, the newest first
 * @param since when the rollout began; what failed before is not its fault
 */
record ServiceReading(ServiceRow service, ObjectNode wanted, List<TaskRow> tasks, Instant since) {
  private static final Set<String> BAD = Set.of("failed", "rejected", "orphaned");
  private static final Set<String> LIVE =
      Set.of(
          "new",
          "allocated",
          "pending",
          "assigned",
          "accepted",
          "preparing",
          "ready",
          "starting",
          "running");
  private static final int SLOTS_SHOWN = 200;

  String updateState() {
    return service.updateState();
  }

  String updateMessage() {
    return service.updateMessage();
  }

  /** Whether Swarm's word on the update is about this rollout and not about an earlier one. */
  boolean isRollbackOfThis() {
    return updateState().startsWith("rollback")
        && !service.updateStarted().orElse(Instant.MIN).isBefore(since.minusSeconds(1));
  }

  boolean isJob() {
    JsonNode mode = wanted.path("Mode");
    return mode.has("ReplicatedJob") || mode.has("GlobalJob");
  }

  long desired() {
    if (service.mode().startsWith("replicated")) {
      return service.desired();
    }
    long nodes =
        tasks.stream().filter(t -> isJob() || shouldRun(t)).map(TaskRow::nodeId).distinct().count();
    return Math.max(1, nodes);
  }

  long running() {
    String wantedState = isJob() ? "complete" : "running";
    return tasks.stream()
        .filter(this::isFresh)
        .filter(t -> t.state().equals(wantedState) && (isJob() || shouldRun(t)))
        .count();
  }

  /** How many tasks of an older spec still run. */
  long outdated() {
    return tasks.stream()
        .filter(t -> !isFresh(t) && shouldRun(t) && LIVE.contains(t.state()))
        .count();
  }

  /** The tasks of the wanted spec that ended badly during the rollout, the newest first. */
  List<TaskRow> bad() {
    return tasks.stream().filter(this::isFresh).filter(this::endedBadly).toList();
  }

  /** The most failures that one slot has seen. */
  long worstSlot() {
    Map<String, Long> bySlot = new LinkedHashMap<>();
    bad().forEach(t -> bySlot.merge(slot(t), 1L, Long::sum));
    return bySlot.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** A task that Swarm finds no node for. */
  Optional<TaskRow> homeless() {
    return tasks.stream()
        .filter(t -> t.state().equals("pending") && shouldRun(t))
        .filter(t -> !t.error().isEmpty())
        .findFirst();
  }

  boolean restarts() {
    String condition = Trees.text("any", wanted, "TaskTemplate", "RestartPolicy", "Condition");
    return !condition.equals("none");
  }

  boolean hasHealthcheck() {
    JsonNode test = Trees.at(wanted, "TaskTemplate", "ContainerSpec", "Healthcheck", "Test");
    return test.isArray() && !test.isEmpty() && !test.path(0).asString("").equals("NONE");
  }

  /** Changes whenever anything moves. */
  String signature() {
    var signature = new StringBuilder(updateState());
    tasks.forEach(t -> signature.append(t.id()).append(t.state()));
    return signature.toString();
  }

  List<Slot> slots() {
    Map<String, Optional<TaskRow>> now = new LinkedHashMap<>();
    Map<String, Optional<TaskRow>> before = new LinkedHashMap<>();
    for (TaskRow task : tasks) {
      Map<String, Optional<TaskRow>> side = isFresh(task) ? now : before;
      side.putIfAbsent(slot(task), Optional.of(task));
    }
    Set<String> names = new TreeSet<>(ServiceReading::byNumber);
    names.addAll(now.keySet());
    before.forEach((name, task) -> task.filter(this::isRecent).ifPresent(_ -> names.add(name)));
    List<Slot> slots = new ArrayList<>();
    for (String name : names) {
      Optional<TaskProgress> old =
          before.getOrDefault(name, Optional.empty()).filter(this::isRecent).map(this::progress);
      Optional<TaskProgress> fresh = now.getOrDefault(name, Optional.empty()).map(this::progress);
      slots.add(new Slot(name, old, fresh));
    }
    return slots.size() > SLOTS_SHOWN ? List.copyOf(slots.subList(0, SLOTS_SHOWN)) : slots;
  }

  private static int byNumber(String left, String right) {
    return left.length() == right.length()
        ? left.compareTo(right)
        : Integer.compare(left.length(), right.length());
  }

  private boolean isRecent(TaskRow task) {
    return shouldRun(task) || isOfThisRollout(task.since());
  }

  private TaskProgress progress(TaskRow task) {
    return new TaskProgress(task.id(), task.state(), health(task), task.error(), task.nodeId());
  }

  private String health(TaskRow task) {
    if (!hasHealthcheck()) {
      return "";
    }
    if (task.error().contains("unhealthy")) {
      return "unhealthy";
    }
    // Swarm keeps a task in "starting" until its first successful check
    return switch (task.state()) {
      case "starting" -> "starting";
      case "running" -> "healthy";
      default -> "";
    };
  }

  /**
   * Whether the task was made from what is wanted; placement may change under a running task. While
   * Swarm rolls back, the service has its previous spec, and what is wanted is what it leaves.
   */
  boolean isFresh(TaskRow task) {
    boolean same = task.template().equals(service.template());
    return isRollbackOfThis() ? !same && isOfThisRollout(task.created()) : same;
  }

  private boolean endedBadly(TaskRow task) {
    // a process that ends without error is a failure too where it should stay
    boolean left = task.state().equals("complete") && !isJob();
    return (BAD.contains(task.state()) || left) && isOfThisRollout(task.since());
  }

  private boolean isOfThisRollout(Optional<Instant> time) {
    return !time.orElse(Instant.MIN).isBefore(since.minusSeconds(1));
  }

  static boolean shouldRun(TaskRow task) {
    return task.desired().equals("running") || task.desired().equals("ready");
  }

  static String slot(TaskRow task) {
    return task.slot() > 0 ? Integer.toString(task.slot()) : task.nodeId();
  }
}
