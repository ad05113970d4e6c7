package io.grampus.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Connects to unix sockets, whose full backlog is an error and not a wait for virtual threads. */
final class UnixConnector {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private UnixConnector() {}

  static Connection connect(Path socket, String address, Duration within) throws IOException {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      try {
        return connectOnce(socket, address, within);
      } catch (IOException e) {
        if (!isBacklogFull(e)) {
          throw e;
        }
        if (System.nanoTime() > deadline) {
          throw (IOException)
              new SocketTimeoutException("its backlog was full for " + within.toMillis() + " ms")
                  .initCause(e);
        }
        pause();
      }
    }
  }

  private static Connection connectOnce(Path socket, String address, Duration within)
      throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    Connection connection = new ChannelConnection(channel, address);
    // on platform threads connect(2) waits while the backlog is full, so it needs a limit as well
    try (Watchdog dog = Watchdog.over(connection, within)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        dog.check();
        return connection;
      } catch (IOException e) {
        dog.check();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static boolean isBacklogFull(IOException e) {
    String message = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
    return message.contains("temporarily unavailable");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while connecting", e);
    }
  }
}
