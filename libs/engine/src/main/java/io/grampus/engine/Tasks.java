package io.grampus.engine;

import io.grampus.wire.Response;
import java.time.Duration;
import java.util.List;

/** The tasks of the Swarm's services; a manager answers for them. */
public final class Tasks {
  private final Calls calls;

  Tasks(Calls calls) {
    this.calls = calls;
  }

  /** The tasks, past ones as well. */
  public List<Task> list(Filters filters) {
    return calls.list("/tasks", Query.none().and(filters), Task::new);
  }

  /** One of them. */
  public Task inspect(String task) {
    return new Task(calls.object(path(task, "")));
  }

  /** Its log, fetched from its node. */
  public EngineStream<LogLine> logs(String task, LogOptions options) {
    boolean tty =
        !calls.version().atLeast(Capability.TYPED_STREAMS.since())
            && inspect(task).flag("Spec", "ContainerSpec", "TTY");
    Response response =
        calls.open(
            calls.request("GET", path(task, "/logs"), options.query()), Duration.ofMinutes(5));
    return new LogStream(calls, response, tty || ContainerStreams.isRaw(response), options);
  }

  private static String path(String task, String action) {
    return "/tasks/" + Calls.segment(task) + action;
  }
}
