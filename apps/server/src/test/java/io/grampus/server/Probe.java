package io.grampus.server;

import static io.grampus.kernel.Operation.get;
import static io.grampus.kernel.Operation.post;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Page;
import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Operations of every shape, to try the server with. */
final class Probe {
  static final Permission READ = Permission.read("probe.read");
  static final Permission CHANGE = Permission.operate("probe.change");
  static final AtomicInteger CHANGES = new AtomicInteger();
  static final AtomicInteger FLOODED = new AtomicInteger();
  static volatile CountDownLatch left = new CountDownLatch(1);

  private Probe() {}

  record Wanted(String name, int count, Optional<String> note) {}

  record Echo(String name, int count, int changes) {}

  static List<Operation> operations() {
    return List.of(
        echo(), rows(), one(), ticks(), quiet(), flood(), bytes(), upload(), talk(), broken());
  }

  private static Operation echo() {
    return post("/probes/{probe}")
        .id("probeEcho")
        .says("Count a change")
        .needs(CHANGE)
        .takes(Wanted.class)
        .audited("probe.change")
        .gives(Echo.class)
        .by(c -> new Echo(c.path("probe"), c.body().count(), CHANGES.incrementAndGet()));
  }

  private static Operation rows() {
    return get("/probes")
        .id("probeList")
        .says("List rows")
        .needs(READ)
        .lists(Echo.class)
        .by(c -> Page.of(java.util.Collections.nCopies(100, new Echo("row", 1, 2))));
  }

  private static Operation one() {
    return get("/probes/{probe}")
        .id("probeGet")
        .says("Get one")
        .needs(READ)
        .query("size", "A number")
        .refuses(CommonProblem.NotFound.class)
        .gives(Echo.class)
        .by(c -> {
          if (c.path("probe").equals("none")) {
            throw new ProblemException(
                new CommonProblem.NotFound("get a probe", "probe", "none", "Try another."));
          }
          return new Echo(c.path("probe"), (int) c.number("size", 1, 0, 10), 0);
        });
  }

  private static Operation ticks() {
    return get("/probes/{probe}/ticks")
        .id("probeTicks")
        .says("Send three events")
        .needs(READ)
        .streams("tick", Echo.class)
        .by((c, sink) -> {
          for (int i = 0; i < 3; i++) {
            sink.send("tick", new Echo(c.path("probe"), i, 0));
          }
        });
  }

  private static Operation quiet() {
    return get("/quiet")
        .id("probeQuiet")
        .says("Send nothing until the client leaves")
        .needs(READ)
        .streams("never", Echo.class)
        .by((c, sink) -> untilGone(sink));
  }

  private static Operation flood() {
    return get("/flood")
        .id("probeFlood")
        .says("Send as much as the client takes")
        .needs(READ)
        .streams("drop", String.class)
        .by((c, sink) -> {
          try {
            while (true) {
              sink.send("drop", "x".repeat(1 << 16));
              FLOODED.incrementAndGet();
            }
          } finally {
            left.countDown();
          }
        });
  }

  private static void untilGone(EventSink sink) {
    var gone = new CountDownLatch(1);
    sink.onClose(gone::countDown);
    try {
      gone.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    left.countDown();
  }

  private static Operation bytes() {
    return get("/bytes")
        .id("probeBytes")
        .says("Send a megabyte")
        .needs(READ)
        .sends("application/x-tar")
        .by((c, out) -> {
          for (int i = 0; i < 16; i++) {
            out.write(new byte[65536]);
          }
        });
  }

  private static Operation upload() {
    return post("/bytes")
        .id("probeUpload")
        .says("Count the bytes")
        .needs(CHANGE)
        .takesBytes("application/x-tar")
        .audited("probe.upload")
        .gives(Echo.class)
        .by(c -> {
          try (var in = c.stream()) {
            return new Echo(
                "bytes", (int) in.transferTo(java.io.OutputStream.nullOutputStream()), 0);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static Operation talk() {
    return get("/talk")
        .id("probeTalk")
        .says("Send every frame back")
        .needs(CHANGE)
        .audited("probe.talk")
        .converses("grampus.exec.v1")
        .by((c, duplex) -> {
          for (var frame = duplex.read(); frame.isPresent(); frame = duplex.read()) {
            duplex.send(frame.get());
          }
        });
  }

  private static Operation broken() {
    return get("/broken")
        .id("probeBroken")
        .says("Fail in a way that it should not")
        .needs(READ)
        .gives(Echo.class)
        .by(c -> {
          throw new IllegalStateException("as the test wants it");
        });
  }
}
