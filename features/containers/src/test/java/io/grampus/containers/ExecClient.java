package io.grampus.containers;

import io.grampus.testkit.PipeDuplex;
import io.grampus.testkit.TestCall;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The client's side of grampus.exec.v1, and what it has seen. */
final class ExecClient {
  final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final PipeDuplex pipe = new PipeDuplex();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread server;

  private ExecClient(String operation, TestCall call) {
    this.server =
        Thread.startVirtualThread(() -> {
          try {
            OneEngine.API.converse(operation, call, pipe);
          } catch (RuntimeException e) {
            failure.set(e);
          } finally {
            end();
          }
        });
  }

  static ExecClient exec(TestCall call) {
    return new ExecClient("containerExec", call);
  }

  static ExecClient attach(TestCall call) {
    return new ExecClient("containerAttach", call);
  }

  void type(byte[] bytes) throws InterruptedException {
    pipe.clientSends(ExecFrame.output(ExecFrame.STDIN, bytes, 0, bytes.length));
  }

  void type(String text) throws InterruptedException {
    type(text.getBytes(StandardCharsets.UTF_8));
  }

  void control(String json) throws InterruptedException {
    pipe.clientSends(("\u0003" + json).getBytes(StandardCharsets.UTF_8));
  }

  void closeStdin() throws InterruptedException {
    control("{\"closeStdin\":true}");
  }

  void leave() throws InterruptedException {
    pipe.clientLeaves();
    server.join();
  }

  /** Reads until standard output holds the text. */
  void readUntil(String text) throws InterruptedException {
    while (!out().contains(text)) {
      if (!readOne().isEmpty()) {
        throw new AssertionError("ended before \"" + text + "\" came: " + out());
      }
    }
  }

  /** Reads to the end; the last control frame's JSON. */
  String readToEnd() throws InterruptedException {
    String last = "";
    while (last.isEmpty()) {
      last = readOne();
    }
    return last;
  }

  String out() {
    return stdout.toString(StandardCharsets.UTF_8);
  }

  /** The JSON of a control frame, or empty after output. */
  private String readOne() throws InterruptedException {
    Optional<byte[]> frame = pipe.clientReads();
    if (frame.isEmpty()) {
      RuntimeException e = failure.get();
      if (e != null) {
        throw e;
      }
      throw new AssertionError("the server ended without an exit code");
    }
    byte[] bytes = frame.get();
    switch (bytes[0]) {
      case ExecFrame.STDOUT -> stdout.write(bytes, 1, bytes.length - 1);
      case ExecFrame.STDERR -> stderr.write(bytes, 1, bytes.length - 1);
      default -> {
        return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private void end() {
    try {
      pipe.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
