package io.grampus.stacks;

import io.grampus.kernel.Clock;
import io.grampus.stacks.ServiceProgress.Change;
import io.grampus.stacks.ServiceProgress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Takes the removal of a stack one step further: services first, then what they used. */
final class StackRemover {
  private final StackEngine engine;
  private final Clock clock;

  StackRemover(StackEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  Rollout step(Rollout rollout, RolloutOptions options) {
    List<ServiceProgress> services = services(rollout);
    Rollout next = rollout.in(new RolloutState.Rolling(), clock.now()).with(services);
    boolean servicesGone = services.stream().allMatch(s -> s.phase() == Phase.DONE);
    if (servicesGone && filesGone(rollout.stack()) && networksGone(rollout.stack())) {
      if (!options.volumes() || volumesGone(rollout.stack())) {
        return next.in(new RolloutState.Removed(), clock.now());
      }
    }
    var taken = Duration.between(rollout.origin().startedAt(), clock.now());
    if (taken.toMillis() > options.patienceMs()) {
      String reason = "something outside of the stack still uses its networks or volumes";
      return next.in(new RolloutState.Failed(reason, "Its services are gone."), clock.now());
    }
    return next;
  }

  private List<ServiceProgress> services(Rollout rollout) {
    List<ObjectNode> present = engine.services(rollout.stack());
    Parallel.map(
        present,
        s -> {
          engine.removeService(Trees.text("", s, "ID"));
          return true;
        });
    List<ServiceProgress> services = new ArrayList<>();
    for (ServiceProgress before : rollout.services()) {
      services.add(before.in(Phase.DONE, "removed"));
    }
    for (ObjectNode service : present) {
      String full = Trees.text("", service, "Spec", "Name");
      String name = StackNames.shortName(rollout.stack(), full);
      services.removeIf(s -> s.service().equals(name));
      services.add(ServiceProgress.waiting(name).applied(Change.REMOVE, "removing"));
    }
    return services;
  }

  /** Whether none was left when this pass began; what it removes is looked for in the next one. */
  private boolean filesGone(String stack) {
    boolean gone = true;
    for (FileTarget.Kind kind : FileTarget.Kind.values()) {
      for (ObjectNode file : engine.files(kind)) {
        if (StackNames.belongs(file.path("Spec"), stack)) {
          engine.removeFile(kind, Trees.text("", file, "ID"));
          gone = false;
        }
      }
    }
    return gone;
  }

  private boolean networksGone(String stack) {
    boolean gone = true;
    for (ObjectNode network : engine.networks()) {
      if (StackNames.belongs(network, stack)) {
        // a node keeps its part of an overlay until the last container has left it
        engine.removeNetwork(Trees.text("", network, "Id"));
        gone = false;
      }
    }
    return gone;
  }

  private boolean volumesGone(String stack) {
    boolean gone = true;
    for (ObjectNode volume : engine.volumes(stack)) {
      engine.removeVolume(Trees.text("", volume, "Name"));
      gone = false;
    }
    return gone;
  }
}
