package io.grampus.stacks;

import io.grampus.stacks.ServiceProgress.Slot;
import io.grampus.stacks.ServiceProgress.TaskProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Swarm's service and its tasks say about a rollout.
 *
 * @param wanted the target's spec with ids
 * @param tasks of the service, the newest first
 * @param since when the rollout began; what failed before is not its fault
 */
record ServiceReading(
    ObjectNode service, ObjectNode wanted, List<ObjectNode> tasks, Instant since) {
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

  boolean isApplied() {
    return SpecComparer.differences(service.path("Spec"), wanted).isEmpty();
  }

  String updateState() {
    return Trees.text("", service, "UpdateStatus", "State");
  }

  String updateMessage() {
    return Trees.text("", service, "UpdateStatus", "Message");
  }

  /** Whether Swarm's word on the update is about this rollout and not about an earlier one. */
  boolean isRollbackOfThis() {
    return updateState().startsWith("rollback") && !updateStarted().isBefore(since.minusSeconds(1));
  }

  private Instant updateStarted() {
    return Trees.text(service, "UpdateStatus", "StartedAt").map(Instant::parse).orElse(Instant.MIN);
  }

  boolean isJob() {
    JsonNode mode = wanted.path("Mode");
    return mode.has("ReplicatedJob") || mode.has("GlobalJob");
  }

  long desired() {
    JsonNode mode = Trees.at(service, "Spec", "Mode");
    if (mode.has("Replicated")) {
      return Trees.number(1, mode, "Replicated", "Replicas");
    }
    if (mode.has("ReplicatedJob")) {
      return Trees.number(1, mode, "ReplicatedJob", "TotalCompletions");
    }
    long nodes =
        tasks.stream()
            .filter(t -> isJob() || shouldRun(t))
            .map(t -> Trees.text("", t, "NodeID"))
            .distinct()
            .count();
    return Math.max(1, nodes);
  }

  long running() {
    String wantedState = isJob() ? "complete" : "running";
    return tasks.stream()
        .filter(this::isFresh)
        .filter(t -> state(t).equals(wantedState) && (isJob() || shouldRun(t)))
        .count();
  }

  /** How many tasks of an older spec still run. */
  long outdated() {
    return tasks.stream()
        .filter(t -> !isFresh(t) && shouldRun(t) && LIVE.contains(state(t)))
        .count();
  }

  /** The tasks of the wanted spec that ended badly during the rollout, the newest first. */
  List<ObjectNode> bad() {
    return tasks.stream().filter(this::isFresh).filter(this::endedBadly).toList();
  }

  /** The most failures that one slot has seen. */
  long worstSlot() {
    Map<String, Long> bySlot = new LinkedHashMap<>();
    bad().forEach(t -> bySlot.merge(slot(t), 1L, Long::sum));
    return bySlot.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** A task that Swarm finds no node for. */
  Optional<ObjectNode> homeless() {
    return tasks.stream()
        .filter(t -> state(t).equals("pending") && shouldRun(t))
        .filter(t -> !Trees.text("", t, "Status", "Err").isEmpty())
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
    tasks.forEach(t -> signature.append(Trees.text("", t, "ID")).append(state(t)));
    return signature.toString();
  }

  List<Slot> slots() {
    Map<String, Optional<ObjectNode>> now = new LinkedHashMap<>();
    Map<String, Optional<ObjectNode>> before = new LinkedHashMap<>();
    for (ObjectNode task : tasks) {
      Map<String, Optional<ObjectNode>> side = isFresh(task) ? now : before;
      side.putIfAbsent(slot(task), Optional.of(task));
    }
    Set<String> names = new java.util.TreeSet<>(ServiceReading::byNumber);
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

  private boolean isRecent(ObjectNode task) {
    return shouldRun(task) || !at(task).isBefore(since.minusSeconds(1));
  }

  private TaskProgress progress(ObjectNode task) {
    String error = Trees.text("", task, "Status", "Err");
    return new TaskProgress(
        Trees.text("", task, "ID"),
        state(task),
        health(task, error),
        error,
        Trees.text("", task, "NodeID"));
  }

  private String health(ObjectNode task, String error) {
    if (!hasHealthcheck()) {
      return "";
    }
    if (error.contains("unhealthy")) {
      return "unhealthy";
    }
    // Swarm keeps a task in "starting" until its first successful check
    return switch (state(task)) {
      case "starting" -> "starting";
      case "running" -> "healthy";
      default -> "";
    };
  }

  /** Whether the task was made from what is wanted; placement may change under a running task. */
  boolean isFresh(ObjectNode task) {
    JsonNode source = isRollbackOfThis() ? wanted : service.path("Spec");
    if (source.path("TaskTemplate") instanceof ObjectNode template) {
      ObjectNode compared = template.deepCopy();
      compared.remove(List.of("Placement", "Runtime"));
      return SpecComparer.differences(task.path("Spec"), compared).isEmpty();
    }
    return true;
  }

  private boolean endedBadly(ObjectNode task) {
    String state = state(task);
    // a process that ends without error is a failure too where it should stay
    boolean left = state.equals("complete") && !isJob();
    return (BAD.contains(state) || left) && !at(task).isBefore(since.minusSeconds(1));
  }

  static boolean shouldRun(ObjectNode task) {
    String desired = Trees.text("", task, "DesiredState");
    return desired.equals("running") || desired.equals("ready");
  }

  static String state(ObjectNode task) {
    return Trees.text("", task, "Status", "State");
  }

  private static Instant at(ObjectNode task) {
    return Trees.text(task, "Status", "Timestamp").map(Instant::parse).orElse(Instant.MIN);
  }

  static String slot(ObjectNode task) {
    return task.has("Slot") ? task.path("Slot").asString() : Trees.text("", task, "NodeID");
  }
}
