package io.grampus.testkit;

import io.grampus.wire.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Requests about the fake engine itself. */
final class FakeSystem {
  static final String VERSION = "28.5.0-fake";
  private static final String API = "1.51";
  private final FakeContainers containers;
  private final FakeImages images;
  private final FakeNodes nodes;

  FakeSystem(FakeContainers containers, FakeImages images, FakeNodes nodes) {
    this.containers = containers;
    this.images = images;
    this.nodes = nodes;
  }

  void addTo(FakeRoutes routes) {
    routes
        .on("GET", "/_ping", FakeSystem::ping)
        .on("HEAD", "/_ping", FakeSystem::ping)
        .on("GET", "/version", call -> call.json(version()))
        .on("GET", "/info", call -> call.json(info()))
        .on("GET", "/system/df", call -> call.json(diskUsage()));
  }

  private static void ping(FakeCall call) throws IOException {
    Fields fields = Fields.of("Api-Version", API).and("Ostype", "linux");
    byte[] ok = "OK".getBytes(StandardCharsets.US_ASCII);
    call.exchange().respond(200, fields.and("Content-Type", "text/plain"), ok);
  }

  private static ObjectNode version() {
    ObjectNode version = FakeJson.object().put("Version", VERSION).put("ApiVersion", API);
    version.put("MinAPIVersion", "1.24").put("Os", "linux").put("Arch", "amd64");
    return version.put("KernelVersion", "6.1.0");
  }

  private ObjectNode info() {
    long running = containers.all().stream().filter(FakeContainer::running).count();
    ObjectNode info = FakeJson.object().put("ID", "FAKE").put("Name", "fake-1");
    info.put("Containers", containers.size()).put("ContainersRunning", running);
    info.put("ContainersPaused", 0).put("ContainersStopped", containers.size() - running);
    info.put("Images", images.size()).put("Driver", "overlay2").put("ServerVersion", VERSION);
    info.put("NCPU", 4).put("MemTotal", 8L << 30).put("OSType", "linux");
    info.put("OperatingSystem", "Fake Linux").put("Architecture", "x86_64");
    info.put("KernelVersion", "6.1.0").put("CgroupVersion", "2").put("CgroupDriver", "cgroupfs");
    info.put("SystemTime", FakeJson.now().toString()).put("DockerRootDir", "/var/lib/docker");
    ObjectNode swarm = info.putObject("Swarm").put("NodeID", nodes.active() ? nodes.self() : "");
    swarm.put("LocalNodeState", nodes.active() ? "active" : "inactive");
    swarm.put("ControlAvailable", nodes.active()).put("NodeAddr", "10.97.0.1");
    swarm.put("Nodes", nodes.size()).put("Managers", 1).put("Error", "");
    if (nodes.active()) {
      swarm.putObject("Cluster").put("ID", nodes.swarm());
    }
    return info;
  }

  private ObjectNode diskUsage() {
    ObjectNode usage = FakeJson.object().put("LayersSize", images.layersSize());
    usage.set("Images", images.summaries(FakeFilters.parse("")));
    usage.putArray("Containers");
    usage.putArray("Volumes");
    usage.putArray("BuildCache");
    return usage;
  }
}
