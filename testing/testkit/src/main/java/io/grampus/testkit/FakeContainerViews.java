package io.grampus.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A container as list, inspect, events and statistics show it. */
final class FakeContainerViews {
  private FakeContainerViews() {}

  static ObjectNode summary(FakeContainer container) {
    ObjectNode view = FakeJson.object().put("Id", container.id);
    view.putArray("Names").add("/" + container.name);
    view.put("Image", container.body.path("Image").asString(""));
    view.put("ImageID", container.image.id());
    view.put("Command", String.join(" ", container.command()));
    view.put("Created", container.created.getEpochSecond());
    view.set("Ports", ports(container));
    view.set("Labels", container.body.path("Labels"));
    view.put("State", container.state).put("Status", container.status());
    view.putObject("HostConfig").put("NetworkMode", networkMode(container));
    view.putObject("NetworkSettings").set("Networks", networks(container));
    view.putArray("Mounts");
    return view;
  }

  private static String networkMode(FakeContainer container) {
    return container.body.path("HostConfig").path("NetworkMode").asString("default");
  }

  private static ArrayNode ports(FakeContainer container) {
    ArrayNode ports = FakeJson.MAPPER.createArrayNode();
    container
        .body
        .path("HostConfig")
        .path("PortBindings")
        .properties()
        .forEach(entry -> {
          String[] port = entry.getKey().split("/", 2);
          int published = Integer.parseInt(entry.getValue().at("/0/HostPort").asString("0"));
          ObjectNode view = ports.addObject().put("IP", "0.0.0.0");
          view.put("PrivatePort", Integer.parseInt(port[0])).put("PublicPort", published);
          view.put("Type", port.length > 1 ? port[1] : "tcp");
        });
    return ports;
  }

  private static ObjectNode networks(FakeContainer container) {
    ObjectNode networks = FakeJson.object();
    networks.putObject(container.network()).put("NetworkID", "").put("IPAddress", "");
    return networks;
  }

  static ObjectNode inspect(FakeContainer container) {
    List<String> command = container.command();
    ObjectNode view = FakeJson.object().put("Id", container.id);
    view.put("Created", container.created.toString()).put("Path", command.getFirst());
    view.set("Args", FakeJson.texts(command.subList(1, command.size())));
    view.set("State", state(container));
    view.put("Image", container.image.id()).put("Name", "/" + container.name);
    view.put("RestartCount", 0).put("Driver", "overlay2").put("Platform", "linux");
    ObjectNode host = FakeJson.copy(container.body.path("HostConfig"));
    host.put("NetworkMode", networkMode(container));
    view.set("HostConfig", host);
    ObjectNode config = container.body.deepCopy();
    config.remove(List.of("HostConfig", "NetworkingConfig"));
    view.set("Config", config);
    view.putArray("Mounts");
    view.putObject("NetworkSettings").set("Networks", networks(container));
    return view;
  }

  private static ObjectNode state(FakeContainer container) {
    ObjectNode state = FakeJson.object().put("Status", container.state);
    state.put("Running", container.running()).put("Paused", container.state.equals("paused"));
    state.put("Restarting", false).put("OOMKilled", false).put("Dead", false);
    state.put("Pid", container.pid).put("ExitCode", container.exitCode).put("Error", "");
    state.put("StartedAt", time(container.startedAt));
    return state.put("FinishedAt", time(container.finishedAt));
  }

  private static String time(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(FakeJson.NEVER);
  }

  /** The attributes of an event about it. */
  static ObjectNode attributes(FakeContainer container) {
    ObjectNode attributes = FakeJson.copy(container.labels());
    attributes.put("image", container.body.path("Image").asString(""));
    return attributes.put("name", container.name);
  }

  /** Figures that grow with time, by a share of a core that its id decides. */
  static ObjectNode stats(FakeContainer container) {
    Instant now = Instant.now();
    long seed = Math.floorMod(container.id.hashCode(), 100);
    ObjectNode view = FakeJson.object().put("read", now.toString());
    view.put("preread", now.minusSeconds(1).toString());
    view.put("name", "/" + container.name).put("id", container.id);
    view.putObject("pids_stats").put("current", 1 + seed % 7);
    view.set("cpu_stats", cpu(now, seed));
    view.set("precpu_stats", cpu(now.minusSeconds(1), seed));
    ObjectNode memory = view.putObject("memory_stats").put("usage", (10 + seed) << 20);
    memory.put("limit", 8L << 30).putObject("stats").put("inactive_file", 1 << 20);
    ObjectNode network = view.putObject("networks").putObject("eth0");
    network.put("rx_bytes", now.getEpochSecond() * seed).put("rx_packets", now.getEpochSecond());
    network.put("tx_bytes", now.getEpochSecond() * seed / 2).put("tx_packets", 1);
    view.putObject("blkio_stats").putArray("io_service_bytes_recursive");
    return view;
  }

  private static ObjectNode cpu(Instant at, long seed) {
    long nanos = at.toEpochMilli() * 1_000_000;
    ObjectNode cpu = FakeJson.object().put("online_cpus", 4).put("system_cpu_usage", nanos * 4);
    cpu.putObject("cpu_usage").put("total_usage", nanos / 100 * seed);
    return cpu;
  }
}
