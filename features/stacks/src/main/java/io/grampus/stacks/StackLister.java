package io.grampus.stacks;

import io.grampus.inventory.ConfigRow;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.NetworkRow;
import io.grampus.inventory.PortRow;
import io.grampus.inventory.Row;
import io.grampus.inventory.SecretRow;
import io.grampus.inventory.ServiceRow;
import io.grampus.inventory.TaskRow;
import io.grampus.kernel.Page;
import io.grampus.kernel.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells which stacks there are and what they consist of, whoever deployed them. */
final class StackLister {
  private final Inventory inventory;
  private final StackStore store;

  StackLister(Inventory inventory, StackStore store) {
    this.inventory = inventory;
    this.store = store;
  }

  /** Since when what is told here may be out of date. */
  Optional<Instant> staleSince() {
    return StackRows.staleSince(inventory);
  }

  /** The capability without which the engine can have no stacks. */
  Optional<String> lacks() {
    return inventory.lacks(Kind.SERVICE);
  }

  /**
   * All stacks by name.
   *
   * @param ending a rollout that is about to be kept as it is here
   */
  List<StackSummary> stacks(Optional<Rollout> ending) {
    Map<String, List<ServiceRow>> services =
        inventory.rows(Kind.SERVICE).stream()
            .filter(s -> !s.stack().isEmpty())
            .collect(Collectors.groupingBy(ServiceRow::stack));
    Map<String, Rollout> rollouts = new HashMap<>();
    store.latestRollouts().forEach(r -> rollouts.put(r.stack(), r));
    ending.ifPresent(r -> rollouts.put(r.stack(), r));
    var names = new TreeSet<String>(services.keySet());
    rollouts.values().stream()
        .filter(r -> !r.state().hasEnded())
        .forEach(r -> names.add(r.stack()));
    return names.stream()
        .map(n ->
            summary(n, services.getOrDefault(n, List.of()), Optional.ofNullable(rollouts.get(n))))
        .toList();
  }

  StackDetail stack(String tried, String stack) {
    List<ServiceRow> rows = List.copyOf(StackRows.of(inventory, stack).services().values());
    Optional<Rollout> rollout = store.rolloutsOf(stack).stream().findFirst();
    boolean active = rollout.filter(r -> !r.state().hasEnded()).isPresent();
    List<String> networks = names(Kind.NETWORK, NetworkRow::stack, stack);
    if (rows.isEmpty() && networks.isEmpty() && !active) {
      throw new ProblemException(new StackProblem.NotFound(tried, stack));
    }
    return new StackDetail(
        summary(stack, rows, rollout),
        rollout.isPresent(),
        rows.stream().map(StackLister::service).toList(),
        networks,
        names(Kind.SECRET, SecretRow::stack, stack),
        names(Kind.CONFIG, ConfigRow::stack, stack),
        rollout);
  }

  Page<StackService> services(String stack) {
    return page(
        StackRows.of(inventory, stack).services().values().stream()
            .map(StackLister::service)
            .toList());
  }

  /** The service as the engine has it now; empty when it is gone or the engine does not answer. */
  Optional<StackService> current(String id) throws InterruptedException {
    return inventory.sync(Kind.SERVICE, Kind.TASK)
        ? inventory.row(Kind.SERVICE, id).map(StackLister::service)
        : Optional.empty();
  }

  Page<StackTask> tasks(String stack) {
    Comparator<StackTask> latestFirst =
        Comparator.comparing(t -> t.since().orElse(Instant.MIN), Comparator.reverseOrder());
    return page(
        StackRows.of(inventory, stack).tasks().values().stream()
            .flatMap(List::stream)
            .map(StackLister::task)
            .sorted(Comparator.comparing(StackTask::name).thenComparing(latestFirst))
            .toList());
  }

  private <T> Page<T> page(List<T> items) {
    return new Page<>(items, items.size(), 0, staleSince());
  }

  private static StackTask task(TaskRow task) {
    return new StackTask(
        task.id(),
        task.service() + "." + ServiceReading.slot(task),
        task.service(),
        task.node(),
        task.desired(),
        task.state(),
        task.since(),
        task.error());
  }

  private static StackSummary summary(
      String stack, List<ServiceRow> services, Optional<Rollout> rollout) {
    boolean rolling = rollout.filter(r -> !r.state().hasEnded()).isPresent();
    boolean failed = rollout.filter(r -> r.state() instanceof RolloutState.Failed).isPresent();
    boolean whole = services.stream().allMatch(s -> s.running() >= s.desired());
    String state = rolling ? "rolling" : !whole ? (failed ? "failed" : "degraded") : "running";
    return new StackSummary(
        stack,
        stack,
        services.size(),
        services.stream().mapToLong(ServiceRow::desired).sum(),
        services.stream().mapToLong(ServiceRow::running).sum(),
        state,
        rollout.map(Rollout::revision).orElse(0L),
        rollout.map(r -> r.origin().endedAt().orElse(r.origin().startedAt())),
        rollout.map(r -> r.origin().who()).orElse(""),
        rollout.map(Rollout::id).orElse(""));
  }

  private static StackService service(ServiceRow service) {
    return new StackService(
        service.id(),
        StackNames.shortName(service.stack(), service.name()),
        service.name(),
        service.labels().getOrDefault(Mapping.IMAGE, service.image()),
        service.mode(),
        new StackService.Replicas(service.desired(), service.running()),
        service.updateState(),
        ports(service));
  }

  private static List<String> ports(ServiceRow service) {
    List<String> ports = new ArrayList<>();
    for (PortRow port : service.ports()) {
      ports.add(port.published() + ":" + port.port() + "/" + port.protocol());
    }
    String ingress = service.labels().getOrDefault(Mapping.INGRESS, "");
    if (!ingress.isEmpty()) {
      ports.addAll(List.of(ingress.split(",")));
    }
    return ports;
  }

  private <R extends Row> List<String> names(
      Kind<R> kind, Function<R, String> stackOf, String stack) {
    return inventory.rows(kind).stream()
        .filter(r -> stackOf.apply(r).equals(stack))
        .map(Row::name)
        .sorted()
        .toList();
  }
}
