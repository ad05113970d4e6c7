package io.grampus.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A peer that greets as an engine does, says what it is told to say, and then nothing more. */
final class StallingEngine implements AutoCloseable {
  private static final String GREETING =
      "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK";
  private static final long FAST_NANOS = 0;
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private final ServerSocketChannel server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Script script;

  /** What it says, how fast, and whether it hangs up then. */
  record Script(boolean greets, String says, boolean trickles, boolean hangsUp) {
    static Script says(String text) {
      return new Script(true, text, false, false);
    }

    Script byteByByte() {
      return new Script(greets, says, true, hangsUp);
    }

    Script andHangsUp() {
      return new Script(greets, says, trickles, true);
    }

    Script fromTheStart() {
      return new Script(false, says, trickles, hangsUp);
    }
  }

  StallingEngine(Path socket, Script script) throws IOException {
    this.script = script;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        Thread.ofVirtual().start(() -> serve(channel));
      }
    } catch (IOException closed) {
      closing.countDown();
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      boolean ping = readHead(channel).contains("/_ping");
      if (ping && script.greets()) {
        say(channel, GREETING, FAST_NANOS);
        readHead(channel);
      }
      say(channel, script.says(), script.trickles() ? SLOW_NANOS : FAST_NANOS);
      if (!script.hangsUp()) {
        closing.await();
      }
    } catch (IOException left) {
      // the client has gone
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String readHead(SocketChannel channel) throws IOException {
    var head = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (head.indexOf("\r\n\r\n") < 0 && channel.read(one.clear()) > 0) {
      head.append((char) one.get(0));
    }
    return head.toString();
  }

  private void say(SocketChannel channel, String text, long pauseNanos)
      throws IOException, InterruptedException {
    if (pauseNanos == FAST_NANOS) {
      channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
      return;
    }
    for (byte each : text.getBytes(ISO_8859_1)) {
      channel.write(ByteBuffer.wrap(new byte[] {each}));
      if (closing.await(pauseNanos, TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    closing.countDown();
  }
}
