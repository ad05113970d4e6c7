package io.grampus.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a drain would do, by what nodes have and tasks reserve; Swarm decides when it happens.
 *
 * @param alone whether no other node takes tasks
 * @param needsForce whether the drain is refused unless it is forced
 * @param others containers on the node that no service started and that stay; -1 when unknown
 */
public record DrainPlan(
    String id, String name, boolean alone, boolean needsForce, List<DrainTask> tasks, long others) {
  private static final int NAMED = 5;

  /** Keeps a copy. */
  public DrainPlan {
    tasks = List.copyOf(tasks);
  }

  private List<DrainTask> of(DrainTask.Fate fate) {
    return tasks.stream().filter(task -> task.fate() == fate).toList();
  }

  /** Sentences for who drains without having looked at the plan. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    List<DrainTask> moving = of(DrainTask.Fate.MOVES);
    if (!moving.isEmpty()) {
      notes.add(counted(moving.size(), "task moves", "tasks move") + " to other nodes.");
    }
    List<DrainTask> waiting = of(DrainTask.Fate.WAITS);
    if (!waiting.isEmpty()) {
      notes.add(
          counted(waiting.size(), "task finds", "tasks find")
              + " no other node and will wait: "
              + named(waiting)
              + ".");
    }
    List<DrainTask> ending = of(DrainTask.Fate.ENDS);
    if (!ending.isEmpty()) {
      notes.add(counted(ending.size(), "task", "tasks") + " of global services end here.");
    }
    List<DrainTask> leaving = moving.stream().filter(t -> !t.leaves().isEmpty()).toList();
    if (!leaving.isEmpty()) {
      notes.add("Data stays on this node's disk, they start without it: " + named(leaving) + ".");
    }
    if (others > 0) {
      notes.add(
          counted(others, "container", "containers")
              + " that no service started "
              + (others == 1 ? "stays" : "stay")
              + ".");
    }
    return notes;
  }

  private static String named(List<DrainTask> tasks) {
    String names =
        tasks.stream().limit(NAMED).map(DrainPlan::named).collect(Collectors.joining("; "));
    return tasks.size() > NAMED ? names + "; and " + (tasks.size() - NAMED) + " more" : names;
  }

  private static String named(DrainTask task) {
    return task.objections().isEmpty()
        ? task.name()
        : task.name() + " (" + task.objections().getFirst().sentence() + ")";
  }

  private static String counted(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
