package io.grampus.testkit;

import io.grampus.wire.HttpListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Docker Engine that only pretends: it speaks the Engine API on a unix socket, keeps containers,
 * images, volumes, networks and a Swarm in memory, and runs nothing. It passes {@code
 * EngineContract} and {@code SwarmContract}; streams into containers (exec, attach, archives) and
 * builds are left to real engines.
 */
public final class FakeEngine implements AutoCloseable {
  /** The image that every fake engine has. */
  public static final String IMAGE = "fake/base:1";

  private final Path socket;
  private final FakeRoutes routes = new FakeRoutes();
  private final FakeEvents events = new FakeEvents();
  private final FakeContainers containers = new FakeContainers(events);
  private final FakeImages images = new FakeImages(events, containers);
  private final FakeNodes nodes;
  private final FakeServices services;
  private final FakeVolumes volumes = new FakeVolumes(events);
  private final FakeNetworks networks = new FakeNetworks(events);
  private HttpListener listener;

  private FakeEngine(Path socket) throws IOException {
    this.socket = socket;
    FakeVersions versions = new FakeVersions();
    nodes = new FakeNodes(versions, events);
    FakeTasks tasks = new FakeTasks(containers, images, versions, nodes);
    services = new FakeServices(tasks, nodes, versions, events);
    images.add(FakeImage.of(IMAGE, 1, 7 << 20));
    new FakeContainerRoutes(containers, images).addTo(routes);
    new FakeSystem(containers, images, nodes).addTo(routes);
    images.addTo(routes);
    volumes.addTo(routes);
    networks.addTo(routes);
    nodes.addTo(routes);
    services.addTo(routes);
    tasks.addTo(routes);
    new FakeSpecs("secret", versions, events).addTo(routes);
    new FakeSpecs("config", versions, events).addTo(routes);
    routes.on("GET", "/events", events::stream);
    listener = HttpListener.unix(socket, routes::handle);
  }

  /** Starts an engine that listens on that socket, which is made. */
  public static FakeEngine start(Path socket) {
    try {
      return new FakeEngine(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Path socket() {
    return socket;
  }

  /** The socket as DOCKER_HOST wants it. */
  public String dockerHost() {
    return "unix://" + socket;
  }

  /** Drops all connections and stops listening, as an engine that died; what it has stays. */
  public void stop() {
    listener.close();
    events.endAll();
  }

  /** Listens again. */
  public void startAgain() {
    try {
      listener = HttpListener.unix(socket, routes::handle);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends the event streams, as a proxy in between might; all else goes on. */
  public void loseEventStreams() {
    events.endAll();
  }

  /** Adds a node to the Swarm; returns its id. */
  public String addNode(String hostname) {
    return nodes.add(hostname, false);
  }

  /** Removes a node from the Swarm, as {@code docker node rm} does. */
  public void removeNode(String id) {
    nodes.remove(id);
  }

  /** Lets the engine say that it is the node of that id, of another engine's Swarm. */
  public FakeEngine asNode(String id) {
    nodes.claim(id);
    return this;
  }

  /** Makes a node {@code ready} or {@code down}. */
  public void setNodeState(String id, String state) {
    nodes.setState(id, state);
  }

  /** Adds an image of so many layers; returns its id. */
  public String addImage(String reference, int layers, long layerSize) {
    return images.add(FakeImage.of(reference, layers, layerSize)).id();
  }

  /** Adds an image that other engines may have too: the same reference is the same image. */
  void addPublishedImage(String reference, int layers, long layerSize) {
    images.add(FakeImage.published(reference, layers, layerSize));
  }

  /** Makes a container of that name and body, as the API would, and starts it; returns its id. */
  public String addContainer(String name, ObjectNode body) {
    FakeImage image = images.demand(body.path("Image").asString(IMAGE));
    FakeContainer container = containers.create(name, image, body);
    containers.with(container.id, this::started);
    return container.id;
  }

  private FakeContainer started(FakeContainer container) {
    containers.start(container);
    return container;
  }

  /** Ends a container's process with that exit code, as a crash would. */
  public void end(String container, int exitCode) {
    containers.with(
        container,
        each -> {
          containers.end(each, exitCode);
          return each;
        });
  }

  /** Starts a container that has ended. */
  public void start(String container) {
    containers.with(container, this::started);
  }

  /** Removes a container, running or not. */
  public void remove(String container) {
    containers.with(
        container,
        each -> {
          containers.forget(each);
          return each;
        });
  }

  /** Adds a service, as the API would; returns its id. */
  public String addService(ObjectNode spec) {
    return services.add(spec);
  }

  public void addVolume(String name) {
    volumes.add(name, FakeJson.object());
  }

  /** Adds a network of that driver; returns its id. */
  public String addNetwork(String name, String driver) {
    return networks.add(name, FakeJson.object().put("Driver", driver));
  }

  @Override
  public void close() {
    stop();
  }
}
