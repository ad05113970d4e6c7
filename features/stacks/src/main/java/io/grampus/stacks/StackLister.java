package io.grampus.stacks;

import io.grampus.kernel.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells which stacks there are and what they consist of, whoever deployed them. */
final class StackLister {
  private final StackEngine engine;
  private final StackStore store;

  StackLister(StackEngine engine, StackStore store) {
    this.engine = engine;
    this.store = store;
  }

  /** All stacks by name. */
  List<StackSummary> stacks() {
    Map<String, List<StackService>> services = new TreeMap<>();
    Map<String, List<ObjectNode>> tasks = byService(engine.tasks());
    for (ObjectNode service : engine.services()) {
      String stack = StackNames.stackOf(service.path("Spec"));
      if (!stack.isEmpty()) {
        services.computeIfAbsent(stack, _ -> new ArrayList<>()).add(service(stack, service, tasks));
      }
    }
    Map<String, Rollout> rollouts = new HashMap<>();
    store.latestRollouts().forEach(r -> rollouts.put(r.stack(), r));
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
    List<StackService> services = services(stack);
    Optional<Rollout> rollout = store.rolloutsOf(stack).stream().findFirst();
    boolean active = rollout.filter(r -> !r.state().hasEnded()).isPresent();
    List<String> networks = names(engine.networks(), stack);
    if (services.isEmpty() && networks.isEmpty() && !active) {
      throw new ProblemException(new StackProblem.NotFound(tried, stack));
    }
    return new StackDetail(
        summary(stack, services, rollout),
        rollout.isPresent(),
        services,
        networks,
        names(specs(FileTarget.Kind.SECRET), stack),
        names(specs(FileTarget.Kind.CONFIG), stack),
        rollout);
  }

  List<StackService> services(String stack) {
    Map<String, List<ObjectNode>> tasks = byService(engine.tasks(stack));
    return engine.services(stack).stream()
        .map(s -> service(stack, s, tasks))
        .sorted(Comparator.comparing(StackService::name))
        .toList();
  }

  StackService service(ObjectNode service) {
    String id = Trees.text("", service, "ID");
    String stack = StackNames.stackOf(service.path("Spec"));
    return service(stack, service, byService(engine.tasksOf(id)));
  }

  List<StackTask> tasks(String stack) {
    Map<String, String> nodes = new HashMap<>();
    engine
        .nodes()
        .forEach(
            n -> nodes.put(Trees.text("", n, "ID"), Trees.text("", n, "Description", "Hostname")));
    Map<String, String> services = new HashMap<>();
    engine
        .services(stack)
        .forEach(s -> services.put(Trees.text("", s, "ID"), Trees.text("", s, "Spec", "Name")));
    return engine.tasks(stack).stream()
        .map(t -> task(t, services, nodes))
        .sorted(
            Comparator.comparing(StackTask::name)
                .thenComparing(t -> t.since().orElse(Instant.MIN), Comparator.reverseOrder()))
        .toList();
  }

  private static StackTask task(
      ObjectNode task, Map<String, String> services, Map<String, String> nodes) {
    String service = services.getOrDefault(Trees.text("", task, "ServiceID"), "");
    String node = Trees.text("", task, "NodeID");
    return new StackTask(
        Trees.text("", task, "ID"),
        service + "." + ServiceReading.slot(task),
        service,
        nodes.getOrDefault(node, node),
        Trees.text("", task, "DesiredState"),
        ServiceReading.state(task),
        Trees.text(task, "Status", "Timestamp").map(Instant::parse),
        Trees.text("", task, "Status", "Err"));
  }

  private static StackSummary summary(
      String stack, List<StackService> services, Optional<Rollout> rollout) {
    long desired = services.stream().mapToLong(s -> s.replicas().desired()).sum();
    long running = services.stream().mapToLong(s -> s.replicas().running()).sum();
    boolean rolling = rollout.filter(r -> !r.state().hasEnded()).isPresent();
    boolean failed = rollout.filter(r -> r.state() instanceof RolloutState.Failed).isPresent();
    boolean whole =
        services.stream().allMatch(s -> s.replicas().running() >= s.replicas().desired());
    String state = rolling ? "rolling" : !whole ? (failed ? "failed" : "degraded") : "running";
    return new StackSummary(
        stack,
        services.size(),
        desired,
        running,
        state,
        rollout.map(Rollout::revision).orElse(0L),
        rollout.map(r -> r.origin().endedAt().orElse(r.origin().startedAt())),
        rollout.map(Rollout::id).orElse(""));
  }

  private static StackService service(
      String stack, ObjectNode service, Map<String, List<ObjectNode>> tasks) {
    JsonNode spec = service.path("Spec");
    String id = Trees.text("", service, "ID");
    String full = Trees.text("", spec, "Name");
    String image = Trees.text("", spec, "TaskTemplate", "ContainerSpec", "Image");
    List<ObjectNode> own = tasks.getOrDefault(id, List.of());
    long running =
        own.stream()
            .filter(t -> ServiceReading.state(t).equals("running") && ServiceReading.shouldRun(t))
            .count();
    return new StackService(
        id,
        StackNames.shortName(stack, full),
        full,
        Trees.text(image, spec, "Labels", Mapping.IMAGE),
        mode(spec),
        new StackService.Replicas(desired(spec, own), running),
        Trees.text("", service, "UpdateStatus", "State"),
        ports(spec));
  }

  private static long desired(JsonNode spec, List<ObjectNode> tasks) {
    if (spec.path("Mode").has("Replicated")) {
      return Trees.number(1, spec, "Mode", "Replicated", "Replicas");
    }
    return tasks.stream().filter(ServiceReading::shouldRun).count();
  }

  private static String mode(JsonNode spec) {
    JsonNode mode = spec.path("Mode");
    if (mode.has("Global")) {
      return "global";
    }
    if (mode.has("GlobalJob")) {
      return "global-job";
    }
    return mode.has("ReplicatedJob") ? "replicated-job" : "replicated";
  }

  private static List<String> ports(JsonNode spec) {
    List<String> ports = new ArrayList<>();
    for (JsonNode port : Trees.items(Trees.at(spec, "EndpointSpec", "Ports"))) {
      ports.add(
          port.path("PublishedPort").asString("")
              + ":"
              + port.path("TargetPort").asString("")
              + "/"
              + Trees.text("tcp", port, "Protocol"));
    }
    Trees.text(spec, "Labels", Mapping.INGRESS).ifPresent(p -> ports.addAll(List.of(p.split(","))));
    return ports;
  }

  private List<ObjectNode> specs(FileTarget.Kind kind) {
    List<ObjectNode> specs = new ArrayList<>();
    for (ObjectNode file : engine.files(kind)) {
      if (file.path("Spec") instanceof ObjectNode spec) {
        specs.add(spec);
      }
    }
    return specs;
  }

  private static List<String> names(List<ObjectNode> labelled, String stack) {
    return labelled.stream()
        .filter(o -> StackNames.belongs(o, stack))
        .map(o -> Trees.text("", o, "Name"))
        .sorted()
        .toList();
  }

  private static Map<String, List<ObjectNode>> byService(List<ObjectNode> tasks) {
    Map<String, List<ObjectNode>> by = new HashMap<>();
    tasks.forEach(
        t -> by.computeIfAbsent(Trees.text("", t, "ServiceID"), _ -> new ArrayList<>()).add(t));
    return by;
  }
}
