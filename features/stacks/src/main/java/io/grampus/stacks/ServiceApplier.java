package io.grampus.stacks;

import io.grampus.stacks.ServiceProgress.Change;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Creates or updates one service so that its spec is the wanted one; touches nothing else. */
final class ServiceApplier {
  private static final int TRIES = 5;
  private final StackEngine engine;

  ServiceApplier(StackEngine engine) {
    this.engine = engine;
  }

  /**
   * Applies the spec.
   *
   * @param present the service as it was read a moment ago
   */
  Change apply(Optional<ObjectNode> present, ObjectNode wanted) {
    String name = Trees.text("", wanted, "Name");
    Optional<ObjectNode> service = present;
    for (int i = 0; i < TRIES; i++) {
      if (service.isEmpty()) {
        if (engine.createService(SpecMerger.merge(Trees.object(), wanted))) {
          return Change.CREATE;
        }
        // an engine that had just started did not tell of it
        service = engine.service(name);
        continue;
      }
      if (SpecComparer.differences(service.get().path("Spec"), wanted).isEmpty()) {
        return Change.NONE;
      }
      if (update(service.get(), wanted)) {
        return Change.UPDATE;
      }
      service = engine.service(name);
    }
    throw new UnmappableException("the service " + name + " is being changed by somebody else");
  }

  private boolean update(ObjectNode service, ObjectNode wanted) {
    if (service.path("Spec") instanceof ObjectNode spec) {
      long version = Trees.number(0, service, "Version", "Index");
      String id = Trees.text("", service, "ID");
      return engine.updateService(id, version, SpecMerger.merge(spec, wanted));
    }
    return false;
  }
}
