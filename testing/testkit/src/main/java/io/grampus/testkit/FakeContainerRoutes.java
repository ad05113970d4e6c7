package io.grampus.testkit;

import io.grampus.wire.BodyOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Requests about containers. */
final class FakeContainerRoutes {
  private static final Duration LONG = Duration.ofDays(1);
  private final FakeContainers containers;
  private final FakeImages images;

  FakeContainerRoutes(FakeContainers containers, FakeImages images) {
    this.containers = containers;
    this.images = images;
  }

  void addTo(FakeRoutes routes) {
    FakeLogs logs = new FakeLogs(containers);
    routes
        .on("GET", "/containers/json", this::list)
        .on("POST", "/containers/create", this::create)
        .on("POST", "/containers/prune", this::prune)
        .on("GET", "/containers/{id}/json", this::inspect)
        .on("GET", "/containers/{id}/logs", logs::stream)
        .on("GET", "/containers/{id}/stats", this::stats)
        .on("GET", "/containers/{id}/top", this::top)
        .on("GET", "/containers/{id}/changes", call -> call.json(FakeJson.MAPPER.createArrayNode()))
        .on("POST", "/containers/{id}/start", this::start)
        .on("POST", "/containers/{id}/stop", this::stop)
        .on("POST", "/containers/{id}/restart", call -> change(call, this::restart))
        .on("POST", "/containers/{id}/kill", this::kill)
        .on("POST", "/containers/{id}/pause", call -> change(call, this::pause))
        .on("POST", "/containers/{id}/unpause", call -> change(call, this::unpause))
        .on("POST", "/containers/{id}/rename", this::rename)
        .on("POST", "/containers/{id}/update", this::update)
        .on("POST", "/containers/{id}/wait", this::await)
        .on("DELETE", "/containers/{id}", this::remove);
  }

  private void list(FakeCall call) throws IOException {
    boolean all = call.flag("all") || !call.query("limit").isEmpty();
    int limit = call.query("limit").isEmpty() ? -1 : Integer.parseInt(call.query("limit"));
    call.json(
        FakeJson.array(
            containers.list(all, call.filters(), limit <= 0 ? Integer.MAX_VALUE : limit)));
  }

  private void create(FakeCall call) throws IOException {
    ObjectNode body = call.body();
    FakeImage image = images.demand(body.path("Image").asString(""));
    FakeContainer made = containers.create(call.query("name"), image, body);
    ObjectNode answer = FakeJson.object().put("Id", made.id);
    answer.putArray("Warnings");
    call.json(201, answer);
  }

  private void inspect(FakeCall call) throws IOException {
    call.json(containers.with(call.path("id"), FakeContainerViews::inspect));
  }

  private void change(FakeCall call, Consumer<FakeContainer> change) throws IOException {
    containers.with(
        call.path("id"),
        container -> {
          change.accept(container);
          return container;
        });
    call.done(204);
  }

  private void start(FakeCall call) throws IOException {
    boolean ran =
        containers.with(
            call.path("id"),
            container -> {
              boolean running = container.running();
              if (!running) {
                containers.start(container);
              }
              return running;
            });
    call.done(ran ? 304 : 204);
  }

  private void stop(FakeCall call) throws IOException {
    boolean ran =
        containers.with(
            call.path("id"),
            container -> {
              boolean running = container.running();
              if (running) {
                stop(container);
              }
              return running;
            });
    call.done(ran ? 204 : 304);
  }

  private void stop(FakeContainer container) {
    containers.emit(container, "kill");
    containers.end(container, container.script().stopExit());
    containers.emit(container, "stop");
  }

  private void restart(FakeContainer container) {
    if (container.running()) {
      stop(container);
    }
    containers.start(container);
    containers.emit(container, "restart");
  }

  private void kill(FakeCall call) throws IOException {
    String signal = call.query("signal");
    change(
        call,
        container -> {
          if (!container.running()) {
            throw new FakeRefusal(
                409, "Cannot kill container: %s: not running".formatted(container.id));
          }
          containers.emit(container, "kill");
          if (signal.isEmpty() || signal.endsWith("KILL") || signal.equals("9")) {
            containers.end(container, 137);
          } else if (signal.endsWith("TERM") || signal.endsWith("INT")) {
            containers.end(container, container.script().stopExit());
          }
        });
  }

  private void pause(FakeContainer container) {
    if (!container.state.equals("running")) {
      throw new FakeRefusal(409, "Container %s is not running".formatted(container.id));
    }
    container.state = "paused";
    containers.emit(container, "pause");
  }

  private void unpause(FakeContainer container) {
    if (!container.state.equals("paused")) {
      throw new FakeRefusal(409, "Container %s is not paused".formatted(container.id));
    }
    container.state = "running";
    containers.emit(container, "unpause");
  }

  private void rename(FakeCall call) throws IOException {
    change(call, container -> containers.rename(container, call.query("name")));
  }

  private void update(FakeCall call) throws IOException {
    ObjectNode limits = call.body();
    containers.with(
        call.path("id"),
        container -> {
          container.body.withObject("HostConfig").setAll(limits);
          containers.emit(container, "update");
          return container;
        });
    ObjectNode answer = FakeJson.object();
    answer.putArray("Warnings");
    call.json(answer);
  }

  private void remove(FakeCall call) throws IOException {
    change(
        call,
        container -> {
          if (container.running() && !call.flag("force")) {
            throw new FakeRefusal(
                409,
                "You cannot remove a running container %s. Stop the container before attempting"
                    .concat(" removal or force remove")
                    .formatted(container.id));
          }
          if (container.running()) {
            containers.end(container, 137);
          }
          containers.forget(container);
        });
  }

  private void prune(FakeCall call) throws IOException {
    ObjectNode answer = FakeJson.object().put("SpaceReclaimed", 0);
    FakeFilters filters = call.filters();
    for (FakeContainer container : containers.all()) {
      if (!container.running() && filters.labels(container.labels())) {
        containers.with(
            container.id,
            each -> {
              containers.forget(each);
              return each;
            });
        answer.withArray("ContainersDeleted").add(container.id);
      }
    }
    call.json(answer);
  }

  private void await(FakeCall call) throws IOException {
    String condition = call.query("condition");
    FakeContainer container = containers.with(call.path("id"), each -> each);
    int starts = container.starts - (container.running() ? 1 : 0);
    AtomicBoolean gone = new AtomicBoolean();
    try (BodyOutput out = call.stream("application/json")) {
      call.exchange().whenClientLeaves(() -> gone.set(true));
      containers.await(() -> gone.get() || over(container, condition, starts), LONG);
      ObjectNode answer = FakeJson.object().put("StatusCode", container.exitCode);
      out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean over(FakeContainer container, String condition, int startsBefore) {
    boolean removed = container.state.equals("removed");
    return switch (condition) {
      case "removed" -> removed;
      case "next-exit" -> removed || (!container.running() && container.starts > startsBefore);
      default -> !container.running();
    };
  }

  private void top(FakeCall call) throws IOException {
    ObjectNode answer = FakeJson.object();
    answer.set("Titles", FakeJson.texts(java.util.List.of("UID", "PID", "CMD")));
    FakeContainer container = containers.with(call.path("id"), each -> each);
    if (!container.running()) {
      throw new FakeRefusal(409, "Container %s is not running".formatted(container.id));
    }
    String words = String.join(" ", container.command());
    java.util.List<String> row = java.util.List.of("root", "" + container.pid, words);
    answer.putArray("Processes").add(FakeJson.texts(row));
    call.json(answer);
  }

  private void stats(FakeCall call) throws IOException {
    FakeContainer container = containers.with(call.path("id"), each -> each);
    if (call.query("stream").equals("0") || call.query("stream").equals("false")) {
      call.json(FakeContainerViews.stats(container));
      return;
    }
    AtomicBoolean gone = new AtomicBoolean();
    try (BodyOutput out = call.stream("application/json")) {
      call.exchange().whenClientLeaves(() -> gone.set(true));
      while (!gone.get() && container.running()) {
        out.write((FakeContainerViews.stats(container) + "\n").getBytes(StandardCharsets.UTF_8));
        containers.await(() -> gone.get() || !container.running(), Duration.ofSeconds(1));
      }
    }
  }
}
