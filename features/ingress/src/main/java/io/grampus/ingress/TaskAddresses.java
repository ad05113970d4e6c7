package io.grampus.ingress;

import io.grampus.engine.Engine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Knows where the containers of this node's tasks are reached from this node. */
final class TaskAddresses {
  private static final String GATEWAY = "docker_gwbridge";
  private final Supplier<Engine> engine;
  private volatile Map<String, String> known = Map.of();

  TaskAddresses(Supplier<Engine> engine) {
    this.engine = engine;
  }

  /** Asks the engine when there is a container that was not there before. */
  void learn(Set<String> containers) {
    if (known.keySet().containsAll(containers)) {
      return;
    }
    JsonNode attached = engine.get().networks().inspect(GATEWAY).raw().path("Containers");
    Map<String, String> addresses = new HashMap<>();
    for (String container : containers) {
      String subnet = attached.path(container).path("IPv4Address").asString("");
      // an empty address stands for a task on another node, which is not asked for again
      addresses.put(
          container, subnet.contains("/") ? subnet.substring(0, subnet.indexOf('/')) : "");
    }
    known = Map.copyOf(addresses);
  }

  Optional<String> of(String container) {
    return Optional.ofNullable(known.get(container)).filter(a -> !a.isEmpty());
  }
}
