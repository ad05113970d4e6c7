package io.grampus.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RestingConnectionsTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration NEVER = Duration.ofDays(1);

  @Test
  void theOneUsedLastIsTakenFirst() {
    try (var resting = new RestingConnections(NEVER, NEVER)) {
      var first = new Watched();
      var second = new Watched();
      resting.put(first.http);
      resting.put(second.http);
      assertEquals(Optional.of(second.http), resting.take());
      assertEquals(Optional.of(first.http), resting.take());
      assertEquals(Optional.empty(), resting.take());
    }
  }

  @Test
  void sparesAreClosedThoughNoRequestComes() throws Exception {
    try (var resting = new RestingConnections(SOON, NEVER)) {
      var spare = new Watched();
      var last = new Watched();
      resting.put(spare.http);
      resting.put(last.http);
      spare.awaitClosed();
      assertEquals(Optional.of(last.http), resting.take());
    }
  }

  @Test
  void atLastTheLastIsClosedToo() throws Exception {
    try (var resting = new RestingConnections(SOON, SOON.multipliedBy(3))) {
      var last = new Watched();
      resting.put(last.http);
      last.awaitClosed();
      assertEquals(Optional.empty(), resting.take());
      // and the next is watched as well
      var next = new Watched();
      resting.put(next.http);
      next.awaitClosed();
    }
  }

  @Test
  void noMoreThanEightRest() throws Exception {
    try (var resting = new RestingConnections(NEVER, NEVER)) {
      for (int i = 0; i < 8; i++) {
        resting.put(new Watched().http);
      }
      var ninth = new Watched();
      resting.put(ninth.http);
      ninth.awaitClosed();
    }
  }

  @Test
  void closingClosesThemAndThoseThatComeLater() throws Exception {
    var resting = new RestingConnections(NEVER, NEVER);
    var one = new Watched();
    resting.put(one.http);
    resting.close();
    one.awaitClosed();
    var late = new Watched();
    resting.put(late.http);
    late.awaitClosed();
    assertEquals(Optional.empty(), resting.take());
  }

  /** Tells when it is closed. */
  private static final class Watched implements Connection {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpConnection http = new HttpConnection(this);

    void awaitClosed() throws InterruptedException {
      assertTrue(closed.await(20, TimeUnit.SECONDS), "it is still open");
    }

    @Override
    public int read(ByteBuffer target) {
      return -1;
    }

    @Override
    public void write(ByteBuffer source) {}

    @Override
    public void shutdownOutput() {}

    @Override
    public String peer() {
      return "watched";
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
