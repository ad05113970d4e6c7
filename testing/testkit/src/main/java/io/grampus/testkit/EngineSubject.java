package io.grampus.testkit;

import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Engine;
import io.grampus.engine.Filters;
import io.grampus.engine.Json;
import io.grampus.engine.Service;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An engine that a contract is checked against, real or fake; it is a Swarm of one node, and has an
 * image with a shell. What a contract makes is marked, so that it can be found and removed.
 */
public record EngineSubject(Engine engine, String image) {
  static final String MARK = "io.grampus.contract";
  static final Eventually SOON = Eventually.within(Duration.ofSeconds(60));

  /** The body of a container that runs a shell script, without a network. */
  ObjectNode script(String script) {
    ObjectNode body = Json.object().put("Image", image);
    ArrayNode command = body.putArray("Cmd");
    Arrays.asList("sh", "-c", script).forEach(command::add);
    body.putObject("Labels").put(MARK, "1");
    body.putObject("HostConfig").put("NetworkMode", "none");
    return body;
  }

  /** Makes and starts such a container. */
  String started(String script) {
    String id = engine.containers().create("", script(script)).id();
    engine.containers().start(id);
    return id;
  }

  /** The specification of a service that runs a shell script in so many tasks. */
  ObjectNode service(String name, String script, int replicas) {
    ObjectNode spec = Json.object().put("Name", name);
    spec.putObject("Labels").put(MARK, "1");
    ObjectNode task = spec.putObject("TaskTemplate");
    ObjectNode container = task.putObject("ContainerSpec").put("Image", image);
    ArrayNode command = container.putArray("Command");
    Arrays.asList("sh", "-c", script).forEach(command::add);
    task.putObject("RestartPolicy").put("Condition", "none");
    spec.putObject("Mode").putObject("Replicated").put("Replicas", replicas);
    return spec;
  }

  /** Removes what contracts have made. */
  void clean() {
    Filters marked = Filters.of("label", MARK);
    for (Service service : engine.services().list(marked)) {
      engine.services().remove(service.id());
    }
    for (ContainerSummary container : engine.containers().list(true, marked)) {
      engine.containers().remove(container.id(), true, true);
    }
    engine.volumes().list(marked).forEach(v -> engine.volumes().remove(v.name(), true));
    engine.secrets().list(marked).forEach(s -> engine.secrets().remove(s.id()));
    engine.configs().list(marked).forEach(c -> engine.configs().remove(c.id()));
    SOON.passes(
        () -> engine.networks().list(marked).forEach(n -> engine.networks().remove(n.id())));
  }
}
