package io.grampus.stacks;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.LogLine;
import io.grampus.engine.LogOptions;
import io.grampus.engine.Output;
import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
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
import tools.jackson.databind.node.ObjectNode;

/** Sends the logs of a stack, a service or a task, merged by time. */
final class StackLogs {
  private static final String TASK = "com.docker.swarm.task.id";
  private static final String NODE = "com.docker.swarm.node.id";
  private static final Logger LOG = LoggerFactory.getLogger(StackLogs.class);

  private final Supplier<Engine> engine;
  private final StackEngine swarm;
  private final Clock clock;

  StackLogs(Supplier<Engine> engine, StackEngine swarm, Clock clock) {
    this.engine = engine;
    this.swarm = swarm;
    this.clock = clock;
  }

  /** Something whose log can be opened. */
  private interface Source {
    EngineStream<LogLine> open(LogOptions options);
  }

  /** A log and whom its lines are from, as far as the lines do not say. */
  private record Log(String service, String task, Source source) {}

  void stack(Call<?> call, EventSink sink) {
    String stack = call.path("stack");
    List<Log> logs = new ArrayList<>();
    for (ObjectNode service : swarm.services(stack)) {
      logs.add(service(service));
    }
    if (logs.isEmpty()) {
      throw new ProblemException(
          new StackProblem.NotFound("read the logs of stack \"" + stack + "\"", stack));
    }
    send(logs, call, sink);
  }

  void service(Call<?> call, EventSink sink) {
    String name = call.path("service");
    ObjectNode service =
        swarm.service(name).orElseThrow(() -> missing("service", name, "service ls"));
    send(List.of(service(service)), call, sink);
  }

  void task(Call<?> call, EventSink sink) {
    String id = call.path("task");
    ObjectNode task =
        swarm.tasks().stream()
            .filter(t -> Trees.text("", t, "ID").startsWith(id))
            .findFirst()
            .orElseThrow(() -> missing("task", id, "stack ps"));
    String full = Trees.text("", task, "ID");
    String service =
        swarm
            .service(Trees.text("", task, "ServiceID"))
            .map(s -> Trees.text("", s, "Spec", "Name"))
            .orElse("");
    String name = service + "." + ServiceReading.slot(task);
    send(List.of(new Log(service, name, o -> engine.get().tasks().logs(full, o))), call, sink);
  }

  private static ProblemException missing(String type, String name, String list) {
    return new ProblemException(
        new StackProblem.PartNotFound(
            "read the log of " + type + " \"" + name + "\"",
            type,
            name,
            "List what there is: grampus " + list + "."));
  }

  private Log service(ObjectNode service) {
    String id = Trees.text("", service, "ID");
    String full = Trees.text("", service, "Spec", "Name");
    String stack = StackNames.stackOf(service.path("Spec"));
    String name = StackNames.shortName(stack, full);
    return new Log(name, "", o -> engine.get().services().logs(id, o));
  }

  private void send(List<Log> logs, Call<?> call, EventSink sink) {
    var merger = new LogMerger(clock, logs.size());
    Map<String, String> tasks = new ConcurrentHashMap<>(slots());
    Map<String, String> nodes = hosts();
    List<Thread> readers = new ArrayList<>();
    LogOptions options = options(call);
    for (Log log : logs) {
      Runnable reading = () -> read(log, options, merger, sink, tasks, nodes);
      readers.add(Thread.ofVirtual().name("stack-log").start(reading));
    }
    try {
      long sent = merger.drainTo(sink);
      sink.send("end", new StackLogEnd(sent));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    } finally {
      readers.forEach(Thread::interrupt);
    }
  }

  private void read(
      Log log,
      LogOptions options,
      LogMerger merger,
      EventSink sink,
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
    swarm.tasks().forEach(t -> slots.put(Trees.text("", t, "ID"), ServiceReading.slot(t)));
    return slots;
  }

  private Map<String, String> hosts() {
    Map<String, String> hosts = new HashMap<>();
    swarm
        .nodes()
        .forEach(
            n -> hosts.put(Trees.text("", n, "ID"), Trees.text("", n, "Description", "Hostname")));
    return hosts;
  }

  private static LogOptions options(Call<?> call) {
    LogOptions options = LogOptions.all().timestamps().details();
    if (call.flag("follow")) {
      options.follow();
    }
    call.query("tail").filter(t -> !t.equals("all")).ifPresent(t -> options.tail(tail(t)));
    call.instant("since").ifPresent(options::since);
    return options;
  }

  private static int tail(String text) {
    try {
      int lines = Integer.parseInt(text);
      if (lines >= 0) {
        return lines;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new ProblemException(
        new CommonProblem.Invalid(
            "read the parameter tail",
            "tail",
            "\"" + text + "\" is no number of lines",
            "Give a whole number from 0, or all."));
  }
}
