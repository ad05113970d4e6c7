package io.grampus.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Which container is meant by the name of a service or of one of its tasks. */
record TaskNames(List<TaskRow> tasks) {
  /**
   * The container of a task that runs: of a service any of them, those of the own engine first.
   *
   * @param here whether a container is on the own engine
   */
  String container(String name, Predicate<String> here) {
    Comparator<TaskRow> nearest =
        Comparator.comparingInt(task -> here.test(task.containerId()) ? 0 : 1);
    return tasks.stream()
        .filter(task -> task.state().equals("running") && !task.containerId().isEmpty())
        .filter(task -> task.service().equals(name) || task.name().equals(name))
        .min(nearest.thenComparingInt(TaskRow::slot))
        .map(TaskRow::containerId)
        .orElse(name);
  }
}
