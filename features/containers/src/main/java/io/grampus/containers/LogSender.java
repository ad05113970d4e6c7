package io.grampus.containers;

import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.LogFrames;
import io.grampus.engine.LogLine;
import io.grampus.engine.LogOptions;
import io.grampus.engine.Output;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.FrameSink;
import io.grampus.kernel.LogBacklog;
import io.grampus.kernel.StreamClosedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Sends a container's log, as it is or as it grows. */
final class LogSender {
  private static final int BATCH = 256;
  private static final int BACKLOG_LINES = 10_000;
  private static final long BACKLOG_BYTES = 8L << 20;

  private final Engines engines;
  private final ContainerReader reader;
  private final Clock clock;

  LogSender(Engines engines, ContainerReader reader, Clock clock) {
    this.engines = engines;
    this.reader = reader;
    this.clock = clock;
  }

  void send(Call<?> call, EventSink sink) {
    String tried = tried(call);
    LogOptions options = LogSelection.read(call);
    ContainerFacts facts = reader.readFor(ContainerVerb.LOGS, tried, call.path("container"));
    // without follow, every line counts as one that was there before
    Instant now = call.flag("follow") ? clock.now() : Instant.MAX;
    try (EngineStream<LogLine> lines =
        engines.of(facts.id()).containers().logs(facts.id(), options)) {
      sink.onClose(lines::close);
      sink.send("end", new LogEnd(pass(lines, sink, now)));
    } catch (EngineException e) {
      if (!sink.isOpen()) {
        throw new StreamClosedException();
      }
      throw EngineProblems.of(tried, e);
    }
  }

  /** The log as the engine sends it: a client that is slow has the engine wait, as with Docker. */
  void sendFrames(Call<?> call, FrameSink sink) {
    String tried = tried(call);
    LogOptions options = LogSelection.readForFrames(call);
    ContainerFacts facts = reader.readFor(ContainerVerb.LOGS, tried, call.path("container"));
    try (LogFrames frames = engines.of(facts.id()).containers().logFrames(facts.id(), options)) {
      sink.onClose(frames::close);
      for (ByteBuffer next = frames.next(); next.hasRemaining(); next = frames.next()) {
        sink.send(next);
      }
    } catch (EngineException e) {
      if (!sink.isOpen()) {
        throw new StreamClosedException();
      }
      throw EngineProblems.of(tried, e);
    }
  }

  private static String tried(Call<?> call) {
    return "read the log of container \"" + call.path("container") + "\"";
  }

  /** The engine waits for the client up to that time, and not for lines that are newer. */
  private static long pass(EngineStream<LogLine> lines, EventSink sink, Instant now) {
    var backlog = new LogBacklog(BACKLOG_LINES, BACKLOG_BYTES);
    var failure = new AtomicReference<RuntimeException>();
    sink.onClose(backlog::abandon);
    // on a virtual thread, each read of a socket would go through the poller
    Thread reading =
        Thread.ofPlatform()
            .daemon()
            .name("log-reader")
            .start(() -> {
              try {
                read(lines, backlog, now);
              } catch (EngineException e) {
                failure.set(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                backlog.end();
              }
            });
    try {
      long sent = backlog.drainTo(sink);
      RuntimeException failed = failure.get();
      if (failed != null) {
        throw failed;
      }
      return sent;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    } finally {
      reading.interrupt();
    }
  }

  private static void read(EngineStream<LogLine> lines, LogBacklog backlog, Instant now)
      throws InterruptedException {
    List<byte[]> old = new ArrayList<>();
    try {
      while (lines.hasNext()) {
        LogLine line = lines.next();
        boolean isOld = now.equals(Instant.MAX) || line.time().orElse(Instant.MIN).isBefore(now);
        if (isOld) {
          old.add(render(line));
        }
        if (!isOld || old.size() >= BATCH || !lines.isReady()) {
          backlog.addOld(old);
          old.clear();
        }
        if (!isOld) {
          backlog.addNew(render(line));
        }
      }
    } finally {
      backlog.addOld(old);
    }
  }

  private static byte[] render(LogLine line) {
    return LogRenderer.render(
        line.output() == Output.STDOUT ? "stdout" : "stderr", line.stamp(), line.bytes());
  }
}
