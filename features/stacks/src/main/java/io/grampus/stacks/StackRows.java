package io.grampus.stacks;

import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.ServiceRow;
import io.grampus.inventory.TaskRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the inventory has of a stack.
 *
 * @param services by full name
 * @param tasks by service id, the newest first
 * @param known whether all of it is true: an engine that lost its Swarm for a moment has no rows
 */
record StackRows(
    Map<String, ServiceRow> services, Map<String, List<TaskRow>> tasks, boolean known) {
  private static final Comparator<TaskRow> NEWEST_FIRST =
      Comparator.<TaskRow, Instant>comparing(t -> t.created().orElse(Instant.MIN)).reversed();

  static StackRows of(Inventory inventory, String stack) {
    Map<String, ServiceRow> services = new TreeMap<>();
    for (ServiceRow service : inventory.rows(Kind.SERVICE)) {
      if (service.stack().equals(stack)) {
        services.put(service.name(), service);
      }
    }
    var ids = services.values().stream().map(ServiceRow::id).collect(Collectors.toSet());
    Map<String, List<TaskRow>> tasks =
        inventory.rows(Kind.TASK).stream()
            .filter(t -> ids.contains(t.serviceId()))
            .sorted(NEWEST_FIRST)
            .collect(Collectors.groupingBy(TaskRow::serviceId));
    boolean lacks = inventory.lacks(Kind.SERVICE).or(() -> inventory.lacks(Kind.TASK)).isPresent();
    return new StackRows(services, tasks, !lacks && staleSince(inventory).isEmpty());
  }

  /** Since when services or tasks may be out of date. */
  static Optional<Instant> staleSince(Inventory inventory) {
    return inventory.staleSince(Kind.SERVICE).or(() -> inventory.staleSince(Kind.TASK));
  }

  Optional<ServiceRow> service(String fullName) {
    return Optional.ofNullable(services.get(fullName));
  }

  List<TaskRow> tasksOf(ServiceRow service) {
    return tasks.getOrDefault(service.id(), List.of());
  }
}
