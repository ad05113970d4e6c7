package io.grampus.testkit;

import io.grampus.wire.BodyOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Container logs, multiplexed as the engine does it unless the container has a tty. */
final class FakeLogs {
  private final FakeContainers containers;

  FakeLogs(FakeContainers containers) {
    this.containers = containers;
  }

  void stream(FakeCall call) throws IOException {
    FakeContainer container = containers.with(call.path("id"), each -> each);
    boolean follow = call.flag("follow");
    int next = first(container, call.query("tail"));
    String type = container.tty() ? "raw" : "multiplexed";
    AtomicBoolean gone = new AtomicBoolean();
    try (BodyOutput out = call.stream("application/vnd.docker." + type + "-stream")) {
      call.exchange().whenClientLeaves(() -> gone.set(true));
      boolean last;
      do {
        last = !follow || !container.running() || gone.get();
        for (FakeContainer.Logged line : from(container, next)) {
          next++;
          if (wanted(line, call)) {
            out.write(bytes(line, container.tty(), call.flag("timestamps")));
          }
        }
        int seen = next;
        containers.await(
            () -> gone.get() || !container.running() || container.log.size() > seen,
            last ? Duration.ZERO : Duration.ofSeconds(1));
      } while (!last);
    }
  }

  private int first(FakeContainer container, String tail) {
    int size = containers.locked(container.log::size);
    return tail.isEmpty() || tail.equals("all") ? 0 : Math.max(0, size - Integer.parseInt(tail));
  }

  private List<FakeContainer.Logged> from(FakeContainer container, int start) {
    return containers.locked(() ->
        List.copyOf(
            container.log.subList(Math.min(start, container.log.size()), container.log.size())));
  }

  private static boolean wanted(FakeContainer.Logged line, FakeCall call) {
    return call.flag(line.error() ? "stderr" : "stdout")
        && between(line.time(), call.query("since"), call.query("until"));
  }

  private static boolean between(Instant time, String since, String until) {
    double seconds = time.toEpochMilli() / 1e3;
    return (since.isEmpty() || seconds >= Double.parseDouble(since))
        && (until.isEmpty() || seconds <= Double.parseDouble(until));
  }

  private static byte[] bytes(FakeContainer.Logged line, boolean tty, boolean timestamps) {
    String end = tty ? "\r\n" : "\n";
    byte[] text =
        ((timestamps ? line.time() + " " : "") + line.text() + end)
            .getBytes(StandardCharsets.UTF_8);
    if (tty) {
      return text;
    }
    ByteBuffer frame = ByteBuffer.allocate(8 + text.length);
    frame.put((byte) (line.error() ? 2 : 1)).putInt(4, text.length).position(8);
    return frame.put(text).array();
  }
}
