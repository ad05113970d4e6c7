package io.grampus.stacks;

import io.grampus.engine.Capability;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds what an older engine would leave out of a service without a word. */
final class EngineLimits {
  private final StackEngine engine;

  EngineLimits(StackEngine engine) {
    this.engine = engine;
  }

  /** What will be left out; what must not be left out is refused. */
  List<String> notes(List<ServiceTarget> services) {
    List<String> notes = new ArrayList<>();
    for (ServiceTarget service : services) {
      JsonNode container = Trees.at(service.spec(), "TaskTemplate", "ContainerSpec");
      if (Trees.has(container, "Healthcheck", "StartInterval")
          && !engine.supports(Capability.HEALTH_START_INTERVAL)) {
        notes.add(
            service.name()
                + ": the healthcheck's start_interval is ignored"
                + needs(Capability.HEALTH_START_INTERVAL));
      }
      for (JsonNode mount : Trees.items(container.path("Mounts"))) {
        refuseSubpath(service, mount);
      }
    }
    return notes;
  }

  /** Without the subpath the container would see the whole volume. */
  private void refuseSubpath(ServiceTarget service, JsonNode mount) {
    if (Trees.has(mount, "VolumeOptions", "Subpath")
        && !engine.supports(Capability.VOLUME_SUBPATH)) {
      throw new UnmappableException(
          "the service "
              + service.name()
              + " mounts a subpath of a volume on "
              + Trees.text("", mount, "Target")
              + needs(Capability.VOLUME_SUBPATH));
    }
  }

  private static String needs(Capability capability) {
    return ": that needs an engine with API " + capability.since() + " or later";
  }
}
