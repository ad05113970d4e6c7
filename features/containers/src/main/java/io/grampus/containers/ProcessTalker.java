package io.grampus.containers;

import io.grampus.engine.AttachOptions;
import io.grampus.engine.Capability;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.ExecInspect;
import io.grampus.engine.Execs;
import io.grampus.engine.HijackedStream;
import io.grampus.engine.Waiting;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Duplex;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Talks to processes in containers over WebSockets: runs commands, and attaches to what runs. */
final class ProcessTalker {
  private static final Duration SHORT_WHILE = Duration.ofMillis(20);
  private static final int EXIT_CODE_TRIES = 250;
  private static final int RESIZE_TRIES = 250;

  private final Engines engines;
  private final ContainerReader reader;
  private final Clock clock;

  ProcessTalker(Engines engines, ContainerReader reader, Clock clock) {
    this.engines = engines;
    this.reader = reader;
    this.clock = clock;
  }

  /** What happens between the first frame and the exit code. */
  private interface Conversation {
    int exitCode() throws InterruptedException;
  }

  void exec(Call<?> call, Duplex client) {
    String tried = "run a command in container \"" + call.path("container") + "\"";
    converse(tried, client, () -> exec(tried, call, client));
  }

  void attach(Call<?> call, Duplex client) {
    String tried = "attach to container \"" + call.path("container") + "\"";
    converse(tried, client, () -> attach(tried, call, client));
  }

  /** Runs a command that nobody listens to. */
  void execDetached(Call<?> call) {
    String tried = "run a command in container \"" + call.path("container") + "\"";
    ExecRequest request = allowed(tried, call);
    ContainerFacts facts = reader.readFor(ContainerVerb.EXEC, tried, call.path("container"));
    try {
      Execs execs = engines.of(facts.id()).execs();
      execs.startDetached(execs.create(facts.id(), request.body()), request.tty());
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  /** Tells the exit code when the container does not run, which may be at once. */
  void await(Call<?> call, EventSink sink) {
    String tried = "wait for container \"" + call.path("container") + "\"";
    ContainerFacts facts = reader.read(tried, call.path("container"));
    try (Waiting end =
        engines.of(facts.id()).containers().await(facts.id(), Waiting.Until.NOT_RUNNING)) {
      sink.onClose(end::close);
      sink.send("exit", new ContainerExit(end.exitCode()));
    } catch (EngineException e) {
      if (!sink.isOpen()) {
        throw new StreamClosedException();
      }
      throw EngineProblems.of(tried, e);
    }
  }

  private static ExecRequest allowed(String tried, Call<?> call) {
    ExecRequest request = ExecRequest.read(call);
    if (request.privileged() && !call.context().who().may(ContainersApi.EXEC_PRIVILEGED)) {
      throw new ProblemException(
          new CommonProblem.Forbidden(
              tried, call.context().who().name(), ContainersApi.EXEC_PRIVILEGED.name()));
    }
    return request;
  }

  private int exec(String tried, Call<?> call, Duplex client) throws InterruptedException {
    ExecRequest request = allowed(tried, call);
    ContainerFacts facts = reader.readFor(ContainerVerb.EXEC, tried, call.path("container"));
    Engine now = engines.of(facts.id());
    String exec = now.execs().create(facts.id(), request.body());
    try (HijackedStream process = start(now, exec, request)) {
      var latest = new AtomicReference<>(request.size());
      resizeWhenItRuns(now, request, exec, latest);
      var bridge =
          new ProcessBridge(
              process,
              client,
              request.stdin(),
              size -> {
                latest.set(size);
                now.execs().resize(exec, size.columns(), size.rows());
              });
      bridge.run(tried);
    }
    return exitCode(tried, now, exec, facts);
  }

  private static HijackedStream start(Engine now, String exec, ExecRequest request) {
    WindowSize size = request.size();
    return request.tty() && size.known()
        ? now.execs().start(exec, size.columns(), size.rows())
        : now.execs().start(exec, request.tty());
  }

  /** Older engines take no size at the start, and refuse one until the process runs. */
  private void resizeWhenItRuns(
      Engine now, ExecRequest request, String exec, AtomicReference<WindowSize> latest) {
    boolean taken = now.supports(Capability.TYPED_STREAMS);
    if (request.tty() && request.size().known() && !taken) {
      Thread.ofVirtual().name("exec-resize").start(() -> resizeUntilTaken(now, exec, latest));
    }
  }

  private void resizeUntilTaken(Engine now, String exec, AtomicReference<WindowSize> latest) {
    for (int i = 0; i < RESIZE_TRIES; i++) {
      WindowSize size = latest.get();
      try {
        now.execs().resize(exec, size.columns(), size.rows());
        if (size.equals(latest.get())) {
          return;
        }
      } catch (EngineException e) {
        // not yet, or not any more; the tries are counted
      }
      try {
        clock.sleep(SHORT_WHILE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** The engine closes the outputs a moment before it notes the exit code. */
  private int exitCode(String tried, Engine now, String exec, ContainerFacts facts)
      throws InterruptedException {
    for (int i = 0; i < EXIT_CODE_TRIES; i++) {
      ExecInspect inspect = now.execs().inspect(exec);
      if (!inspect.running()) {
        return inspect.exitCode();
      }
      clock.sleep(SHORT_WHILE);
    }
    throw new ProblemException(new ContainerProblem.NoExitCode(tried, facts.name()));
  }

  private int attach(String tried, Call<?> call, Duplex client) {
    ContainerFacts facts = reader.readFor(ContainerVerb.ATTACH, tried, call.path("container"));
    Engine now = engines.of(facts.id());
    boolean stdin = call.flag("stdin");
    var options = new AttachOptions(stdin, true, true, call.flag("logs"));
    WindowSize first = WindowSize.read(call);
    // begun before the attach, so that no exit is missed
    try (Waiting end = now.containers().await(facts.id(), Waiting.Until.NEXT_EXIT);
        HijackedStream process = now.containers().attach(facts.id(), options)) {
      if (facts.tty() && first.known()) {
        now.containers().resize(facts.id(), first.columns(), first.rows());
      }
      var bridge =
          new ProcessBridge(
              process,
              client,
              stdin,
              size -> now.containers().resize(facts.id(), size.columns(), size.rows()));
      bridge.run(tried);
      return end.exitCode();
    }
  }

  /** A refusal is told by whoever holds the socket, as every operation's is. */
  private static void converse(String tried, Duplex client, Conversation conversation) {
    try {
      client.send(ExecFrame.exit(conversation.exitCode()));
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    }
  }
}
