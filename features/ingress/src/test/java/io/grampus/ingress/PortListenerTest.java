package io.grampus.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortListenerTest {
  private final List<ServerSocket> tasks = new ArrayList<>();
  private PortListener listener;

  @BeforeEach
  void opens() throws IOException {
    listener = PortListener.open("127.0.0.1", 0, Clock.system());
  }

  @AfterEach
  void closes() throws IOException {
    listener.close();
    for (ServerSocket task : tasks) {
      task.close();
    }
  }

  @Test
  void takesTheTasksInTurn() throws IOException {
    listener.backends().set(List.of(task("a"), task("b")));
    assertThat(List.of(ask("1"), ask("2"), ask("3"))).containsExactly("a1", "b2", "a3");
  }

  @Test
  void goesOnToTheNextTaskWhenOneRefuses() throws IOException {
    Backend gone;
    // nobody accepts there: a port is free only when the thread that accepts has left it
    try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      gone = new Backend("gone", "127.0.0.1", socket.getLocalPort());
    }
    listener.backends().set(List.of(gone, task("b")));
    assertThat(List.of(ask("1"), ask("2"))).containsExactly("b1", "b2");
  }

  @Test
  void waitsForATaskThatIsOnItsWay() throws IOException, InterruptedException {
    Backend late = task("late");
    var answer = new ArrayList<String>();
    Thread asking = Thread.ofVirtual().start(() -> answer.add(unchecked("1")));
    while (listener.openConnections() == 0) {
      Thread.onSpinWait();
    }
    listener.backends().set(List.of(late));
    asking.join();
    assertThat(answer).containsExactly("late1");
  }

  @Test
  void aClosedListenerTakesNobody() {
    int port = listener.port();
    listener.close();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(SocketException.class);
  }

  /** Answers its name and all that it was sent, once the client has shut down its side. */
  private Backend task(String name) throws IOException {
    var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    tasks.add(socket);
    Thread.ofVirtual().start(() -> serve(name, socket));
    return new Backend(name, "127.0.0.1", socket.getLocalPort());
  }

  private static void serve(String name, ServerSocket socket) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        byte[] sent = client.getInputStream().readAllBytes();
        client.getOutputStream().write(name.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().write(sent);
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Needs half-close in both directions to come to its end. */
  private String ask(String text) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String unchecked(String text) {
    try {
      return ask(text);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
