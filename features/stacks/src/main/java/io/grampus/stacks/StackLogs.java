package io.grampus.stacks;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.LogLine;
import io.grampus.engine.LogOptions;
import io.grampus.engine.Output;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.ServiceRow;
import io.grampus.inventory.TaskRow;
import io.grampus.kernel.Call;
import io.grampus.kernel.ClientStream;
import io.grampus.kernel.Clock;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.FrameSink;
import io.grampus.kernel.Json;
import io.grampus.kernel.LogBacklog;
import io.grampus.kernel.LogFrame;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the logs of a stack, a service or a task, merged by time. */
final class StackLogs {
  private static final String TASK = "com.docker.swarm.task.id";
  private static final String NODE = "com.docker.swarm.node.id";
  private static final Logger LOG = LoggerFactory.getLogger(StackLogs.class);

  private static final int BACKLOG_LINES = 10_000;
  private static final long BACKLOG_BYTES = 8L << 20;

  private final Supplier<Engine> engine;
  private final Inventory inventory;
  private final Clock clock;

  StackLogs(Supplier<Engine> engine, Inventory inventory, Clock clock) {
    this.engine = engine;
    this.inventory = inventory;
    this.clock = clock;
  }

  /** Something whose log can be opened. */
  private interface Source {
    EngineStream<LogLine> open(LogOptions options);
  }

  /** A log and whom its lines are from, as far as the lines do not say. */
  private record Log(String service, String task, Source source) {}

  /** How lines go to a client. */
  private interface Way<C extends ClientStream> {
    byte[] render(StackLogLine line);

    void drain(LogBacklog backlog, C client) throws InterruptedException;
  }

  private static final class Events implements Way<EventSink> {
    @Override
    public byte[] render(StackLogLine line) {
      return Json.MAPPER.writeValueAsBytes(line);
    }

    @Override
    public void drain(LogBacklog backlog, EventSink client) throws InterruptedException {
      client.send("end", new StackLogEnd(backlog.drainTo(client)));
    }
  }

  /** Frames, whose lines begin with their time and their task where that was asked for. */
  private record Frames(boolean tasks, boolean times) implements Way<FrameSink> {
    @Override
    public byte[] render(StackLogLine line) {
      String text =
          (times ? line.time() + " " : "") + (tasks ? line.task() + " " : "") + line.line() + "\n";
      return LogFrame.of(line.stream().equals("stderr") ? LogFrame.STDERR : LogFrame.STDOUT, text);
    }

    @Override
    public void drain(LogBacklog backlog, FrameSink client) throws InterruptedException {
      var _ = backlog.drainTo(client);
    }
  }

  private static Frames frames(Call<?> call) {
    return new Frames(call.flag("prefix"), call.flag("timestamps"));
  }

  void stack(Call<?> call, EventSink sink) {
    send(ofStack(call), call, sink, new Events());
  }

  void stack(Call<?> call, FrameSink sink) {
    send(ofStack(call), call, sink, frames(call));
  }

  void service(Call<?> call, EventSink sink) {
    send(ofService(call), call, sink, new Events());
  }

  void service(Call<?> call, FrameSink sink) {
    send(ofService(call), call, sink, frames(call));
  }

  void task(Call<?> call, EventSink sink) {
    send(ofTask(call), call, sink, new Events());
  }

  void task(Call<?> call, FrameSink sink) {
    send(ofTask(call), call, sink, frames(call));
  }

  private List<Log> ofStack(Call<?> call) {
    String stack = call.path("stack");
    List<Log> logs =
        StackRows.of(inventory, stack).services().values().stream().map(this::service).toList();
    if (logs.isEmpty()) {
      throw new ProblemException(
          new StackProblem.NotFound("read the logs of stack \"" + stack + "\"", stack));
    }
    return logs;
  }

  private List<Log> ofService(Call<?> call) {
    return List.of(service(inventory.find(Kind.SERVICE, call.path("service"))));
  }

  private List<Log> ofTask(Call<?> call) {
    TaskRow task = inventory.find(Kind.TASK, call.path("task"));
    String name = task.service() + "." + ServiceReading.slot(task);
    return List.of(new Log(task.service(), name, o -> engine.get().tasks().logs(task.id(), o)));
  }

  private Log service(ServiceRow service) {
    String name = StackNames.shortName(service.stack(), service.name());
    return new Log(name, "", o -> engine.get().services().logs(service.id(), o));
  }

  private <C extends ClientStream> void send(List<Log> logs, Call<?> call, C sink, Way<C> way) {
    // without follow, every line counts as one that was there before
    Instant now = call.flag("follow") ? clock.now() : Instant.MAX;
    var merger = new LogMerger(clock, logs.size());
    var backlog = new LogBacklog(BACKLOG_LINES, BACKLOG_BYTES);
    sink.onClose(backlog::abandon);
    Map<String, String> tasks = new ConcurrentHashMap<>(slots());
    Map<String, String> nodes = hosts();
    List<Thread> threads = new ArrayList<>();
    LogOptions options = options(call);
    for (Log log : logs) {
      Runnable reading = () -> read(log, options, merger, sink, tasks, nodes);
      threads.add(Thread.ofVirtual().name("stack-log").start(reading));
    }
    Runnable merging = () -> merge(merger, backlog, sink, way, now);
    threads.add(Thread.ofVirtual().name("stack-log-merger").start(merging));
    try {
      way.drain(backlog, sink);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  /** The engine waits for the client up to that time, and not for lines that are newer. */
  private static void merge(
      LogMerger merger, LogBacklog backlog, ClientStream client, Way<?> way, Instant now) {
    try {
      merger.drainTo(
          line -> {
            byte[] rendered = way.render(line);
            if (line.time().isBefore(now)) {
              backlog.addOld(List.of(rendered));
            } else {
              backlog.addNew(rendered);
            }
          },
          client::isOpen);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      backlog.end();
    }
  }

  private void read(
      Log log,
      LogOptions options,
      LogMerger merger,
      ClientStream sink,
      Map<String, String> tasks,
      Map<String, String> nodes) {
    try (EngineStream<LogLine> lines = log.source().open(options)) {
      sink.onClose(lines::close);
      while (sink.isOpen() && lines.hasNext()) {
        LogLine line = lines.next();
        String task = line.details().getOrDefault(TASK, "");
        String node = line.details().getOrDefault(NODE, "");
        if (!task.isEmpty() && !tasks.containsKey(task)) {
          tasks.putAll(slots());
        }
        String slot = tasks.getOrDefault(task, "");
        merger.add(
            new StackLogLine(
                log.service(),
                log.task().isEmpty() ? log.service() + "." + slot : log.task(),
                nodes.getOrDefault(node, node),
                line.output() == Output.STDERR ? "stderr" : "stdout",
                line.time().orElse(Instant.EPOCH),
                line.text()));
      }
    } catch (EngineException e) {
      LOG.info("the log of {} ended: {}", log.service(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      merger.ended();
    }
  }

  private Map<String, String> slots() {
    Map<String, String> slots = new HashMap<>();
    inventory.rows(Kind.TASK).forEach(t -> slots.put(t.id(), ServiceReading.slot(t)));
    return slots;
  }

  private Map<String, String> hosts() {
    Map<String, String> hosts = new HashMap<>();
    inventory.rows(Kind.NODE).forEach(n -> hosts.put(n.id(), n.name()));
    return hosts;
  }

  private static LogOptions options(Call<?> call) {
    LogOptions options = LogOptions.all().timestamps().details();
    if (call.flag("follow")) {
      options.follow();
    }
    call.lines("tail").ifPresent(options::tail);
    call.instant("since").ifPresent(options::since);
    return options;
  }
}
