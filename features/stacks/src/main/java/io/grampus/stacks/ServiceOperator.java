package io.grampus.stacks;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Scales, rolls back and removes single services. */
final class ServiceOperator {
  private static final int TRIES = 5;
  private static final long MOST = 100_000;
  private final StackEngine engine;
  private final StackLister lister;
  private final StackStore store;

  ServiceOperator(StackEngine engine, StackLister lister, StackStore store) {
    this.engine = engine;
    this.lister = lister;
    this.store = store;
  }

  StackService scale(String name, long replicas) {
    String tried = "scale service \"" + name + "\"";
    if (replicas < 0 || replicas > MOST) {
      String but = replicas + " is not a number of replicas from 0 to " + MOST;
      throw new ProblemException(
          new CommonProblem.Invalid(tried, "replicas", but, "Give a number in that range."));
    }
    return change(
        tried,
        name,
        service -> {
          if (service.path("Spec").deepCopy() instanceof ObjectNode spec
              && Trees.at(spec, "Mode", "Replicated") instanceof ObjectNode mode) {
            mode.put("Replicas", replicas);
            return engine.updateService(id(service), version(service), spec);
          }
          throw new ProblemException(
              new CommonProblem.Conflict(
                  tried,
                  "it runs once on every node, or is a job",
                  "Only replicated services can be scaled."));
        });
  }

  StackService rollBack(String name) {
    String tried = "roll back service \"" + name + "\"";
    return change(
        tried,
        name,
        service -> {
          if (service.path("PreviousSpec") instanceof ObjectNode
              && service.path("Spec") instanceof ObjectNode spec) {
            return engine.rollBackService(id(service), version(service), spec);
          }
          throw new ProblemException(
              new StackProblem.NotRepeatable(
                  tried, "it was never updated", "There is nothing to go back to."));
        });
  }

  void remove(String name) {
    String tried = "remove service \"" + name + "\"";
    engine.removeService(id(still(tried, find(tried, name))));
  }

  /** The service, unless a rollout of its stack is about to decide what becomes of it. */
  private ObjectNode still(String tried, ObjectNode service) {
    String stack = Trees.text("", service, "Spec", "Labels", Mapping.NAMESPACE);
    Optional<Rollout> active = stack.isEmpty() ? Optional.empty() : store.activeOf(stack);
    active.ifPresent(r -> {
      Rollout.Origin origin = r.origin();
      throw new ProblemException(
          new StackProblem.ServiceBusy(
              tried, stack, r.id(), r.does(), origin.who(), origin.startedAt()));
    });
    return service;
  }

  ObjectNode find(String tried, String name) {
    return engine.service(name).orElseThrow(() -> missing(tried, name));
  }

  private static ProblemException missing(String tried, String name) {
    return new ProblemException(
        new StackProblem.PartNotFound(
            tried, "service", name, "List the services: grampus service ls."));
  }

  /** One change of a service as it is now; false when it was changed meanwhile. */
  interface Step {
    boolean apply(ObjectNode service);
  }

  /** Writes the spec; false when the service was changed since it was read. */
  boolean write(ObjectNode service, ObjectNode spec) {
    return engine.updateService(id(service), version(service), spec);
  }

  StackService change(String tried, String name, Step step) {
    for (int i = 0; i < TRIES; i++) {
      ObjectNode service = still(tried, find(tried, name));
      if (step.apply(service)) {
        return current(tried, id(service), name);
      }
    }
    throw new ProblemException(
        new CommonProblem.Conflict(tried, "somebody else keeps changing it", "Try again."));
  }

  private StackService current(String tried, String id, String name) {
    try {
      return lister.current(id).orElseThrow(() -> missing(tried, name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw missing(tried, name);
    }
  }

  private static String id(ObjectNode service) {
    return Trees.text("", service, "ID");
  }

  private static long version(ObjectNode service) {
    return Trees.number(0, service, "Version", "Index");
  }
}
