package io.grampus.stacks;

import io.grampus.engine.RegistryAuth;
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
   * @param auth what the nodes are to show the image's registry; empty for what they have
   */
  Change apply(Optional<ObjectNode> present, ObjectNode wanted, Optional<RegistryAuth> auth) {
    String name = Trees.text("", wanted, "Name");
    Optional<ObjectNode> service = present;
    for (int i = 0; i < TRIES; i++) {
      if (service.isEmpty()) {
        if (engine.createService(
            SpecMerger.merge(Trees.object(), wanted), auth.orElseGet(RegistryAuth::none))) {
          return Change.CREATE;
        }
        // an engine that had just started did not tell of it
        service = engine.service(name);
        continue;
      }
      boolean same = SpecComparer.differences(service.get().path("Spec"), wanted).isEmpty();
      if (same && auth.isEmpty()) {
        return Change.NONE;
      }
      // Swarm does not touch a task for the sake of credentials
      if (update(service.get(), wanted, auth.orElseGet(RegistryAuth::none))) {
        return same ? Change.NONE : Change.UPDATE;
      }
      service = engine.service(name);
    }
    throw new UnmappableException("the service " + name + " is being changed by somebody else");
  }

  private boolean update(ObjectNode service, ObjectNode wanted, RegistryAuth auth) {
    if (service.path("Spec") instanceof ObjectNode spec) {
      long version = Trees.number(0, service, "Version", "Index");
      String id = Trees.text("", service, "ID");
      return engine.updateService(id, version, SpecMerger.merge(spec, wanted), auth);
    }
    return false;
  }
}
