package io.grampus.engine;

import io.grampus.wire.Body;
import io.grampus.wire.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Containers of one engine, whoever started them. */
public final class Containers {
  private static final String ALL = "/containers";
  private final Calls calls;
  private final ContainerStreams streams;

  Containers(Calls calls) {
    this.calls = calls;
    this.streams = new ContainerStreams(calls);
  }

  /** Running containers, or with {@code all} those that are not as well. */
  public List<ContainerSummary> list(boolean all, Filters filters) {
    return list(all, filters, false);
  }

  /**
   * As {@link #list(boolean, Filters)}; with {@code size} the engine measures each, which is slow.
   */
  public List<ContainerSummary> list(boolean all, Filters filters, boolean size) {
    Query query = Query.none().and("all", all).and("size", size).and(filters);
    Duration within = size ? Calls.LONG : Duration.ofMinutes(2);
    return calls.list(calls.request("GET", ALL + "/json", query), within, ContainerSummary::new);
  }

  /** All that the engine knows of one. */
  public ContainerInspect inspect(String container) {
    return new ContainerInspect(calls.object(path(container, "/json")));
  }

  /** As {@link #inspect(String)}, with SizeRw and SizeRootFs, which is slow. */
  public ContainerInspect inspectWithSize(String container) {
    Query query = Query.none().and("size", true);
    return new ContainerInspect(
        calls.object(calls.request("GET", path(container, "/json"), query), Calls.LONG));
  }

  /** Makes a container of that name (empty: the engine finds one) and does not start it. */
  public Created create(String name, ObjectNode body) {
    return new Created(calls.post(ALL + "/create", Query.of("name", name), body));
  }

  /**
   * As {@link #create(String, ObjectNode)}, of the image for that platform, as {@code linux/arm64}.
   */
  public Created create(String name, String platform, ObjectNode body) {
    Query query = Query.of("name", name).and("platform", platform);
    return new Created(calls.post(ALL + "/create", query, body));
  }

  /** Starts it; one that runs already stays as it is. */
  public void start(String container) {
    calls.run("POST", path(container, "/start"), Query.none(), Duration.ofMinutes(3));
  }

  /** Stops it with its own signal and time-out. */
  public void stop(String container) {
    stop(container, Stopping.asConfigured());
  }

  /**
   * Stops it; one that is stopped already stays as it is. A signal needs {@link
   * Capability#STOP_SIGNAL}.
   */
  public void stop(String container, Stopping how) {
    requireSignal(how);
    calls.run("POST", path(container, "/stop"), how.query(), how.answersWithin());
  }

  /** Stops and starts it with its own signal and time-out. */
  public void restart(String container) {
    restart(container, Stopping.asConfigured());
  }

  /** Stops and starts it. A signal needs {@link Capability#STOP_SIGNAL}. */
  public void restart(String container, Stopping how) {
    requireSignal(how);
    calls.run("POST", path(container, "/restart"), how.query(), how.answersWithin());
  }

  private void requireSignal(Stopping how) {
    if (!how.signal().isEmpty()) {
      calls.require(Capability.STOP_SIGNAL, "stop with " + how.signal());
    }
  }

  /** Sends SIGKILL. */
  public void kill(String container) {
    kill(container, "");
  }

  /** Sends a signal, as {@code SIGHUP}. */
  public void kill(String container, String signal) {
    calls.run("POST", path(container, "/kill"), Query.of("signal", signal));
  }

  /** Freezes all of its processes. */
  public void pause(String container) {
    calls.run("POST", path(container, "/pause"), Query.none());
  }

  /** Thaws its processes. */
  public void unpause(String container) {
    calls.run("POST", path(container, "/unpause"), Query.none());
  }

  /**
   * Removes it; {@code force} kills it first, {@code volumes} takes its anonymous volumes along.
   */
  public void remove(String container, boolean force, boolean volumes) {
    Query query = Query.none().and("force", force).and("v", volumes);
    calls.run("DELETE", path(container, ""), query, Duration.ofMinutes(3));
  }

  /** Gives it another name. */
  public void rename(String container, String name) {
    calls.run("POST", path(container, "/rename"), Query.of("name", name));
  }

  /** Changes limits and restart policy of a container, running or not. */
  public ObjectNode update(String container, ObjectNode body) {
    return calls.post(path(container, "/update"), Query.none(), body);
  }

  /**
   * Begins to wait; it has begun when this returns, so start the container after it. See {@link
   * Waiting.Until}.
   */
  public Waiting await(String container, Waiting.Until until) {
    Query query = Query.of("condition", until.word());
    Response response = calls.open(calls.request("POST", path(container, "/wait"), query));
    return new Waiting(calls, response);
  }

  /** Its log; a tty's lines come through as they are. */
  public EngineStream<LogLine> logs(String container, LogOptions options) {
    return streams.logs(path(container, ""), options);
  }

  /** The same as the engine sends it; a long line's pieces come as pieces. */
  public LogFrames logFrames(String container, LogOptions options) {
    return streams.logFrames(path(container, ""), options);
  }

  /** Its figures, about once a second. */
  public EngineStream<ContainerStats> stats(String container) {
    Response response =
        calls.open(calls.request("GET", path(container, "/stats"), Query.of("stream", "1")));
    return new JsonStream<>(calls, response, ContainerStats::new);
  }

  /** Its figures now; without those of a second before, so rates need two calls. */
  public ContainerStats statsOnce(String container) {
    Query query = Query.of("stream", "0").and("one-shot", true);
    return new ContainerStats(calls.object(path(container, "/stats"), query));
  }

  /** Its processes, as {@code ps} shows them with these arguments (empty: {@code -ef}). */
  public ProcessTable top(String container, String psArguments) {
    Query query = Query.of("ps_args", psArguments);
    return new ProcessTable(calls.object(path(container, "/top"), query));
  }

  /** The paths that it added, changed and deleted in its file system. */
  public List<FileChange> changes(String container) {
    return calls.list(path(container, "/changes"), Query.none(), FileChange::new);
  }

  /** Attaches to its process. */
  public HijackedStream attach(String container, AttachOptions options) {
    return streams.attach(path(container, ""), options);
  }

  /** Tells its tty how large the terminal is. */
  public void resize(String container, int columns, int rows) {
    Query query = Query.none().and("h", rows).and("w", columns);
    calls.run("POST", path(container, "/resize"), query);
  }

  /** A path of its file system as a tar stream. */
  public InputStream archive(String container, String path) {
    return streams.archive(path(container, "/archive"), path);
  }

  /** What is at a path of its file system. */
  public PathStat stat(String container, String path) {
    return streams.stat(path(container, "/archive"), path);
  }

  /** Unpacks a tar stream into a directory of its file system, which has to be there. */
  public void putArchive(String container, String directory, Body.Writer tar) {
    streams.putArchive(path(container, "/archive"), directory, tar);
  }

  /** Its whole file system as a tar stream. */
  public InputStream export(String container) {
    return new BodyStream(
        calls, calls.open(calls.request("GET", path(container, "/export"), Query.none())));
  }

  /** Makes an image of it. */
  public Created commit(String container, Query query, ObjectNode config) {
    Query all = query.and("container", container);
    return new Created(calls.object(calls.json("POST", "/commit", all, config), Calls.LONG));
  }

  /** Removes those that are stopped. */
  public Pruned prune(Filters filters) {
    return Pruned.by(calls, ALL + "/prune", filters);
  }

  private static String path(String container, String action) {
    return ALL + "/" + Calls.segment(container) + action;
  }
}
