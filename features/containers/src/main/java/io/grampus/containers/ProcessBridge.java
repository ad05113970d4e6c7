package io.grampus.containers;

import io.grampus.engine.Chunk;
import io.grampus.engine.EngineException;
import io.grampus.engine.HijackedStream;
import io.grampus.engine.Output;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Duplex;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries bytes between a WebSocket that speaks {@code grampus.exec.v1} and a process, both ways at
 * once.
 *
 * <p>Nothing is queued here: a client that reads slowly stops the process when it writes, and a
 * process that reads slowly stops the client.
 */
final class ProcessBridge {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessBridge.class);
  private static final int LARGEST_FRAME = 64 * 1024;

  private final HijackedStream process;
  private final Duplex client;
  private final boolean stdin;
  private final Consumer<WindowSize> resizing;
  private volatile boolean clientLeft;
  private volatile String malformed = "";

  ProcessBridge(
      HijackedStream process, Duplex client, boolean stdin, Consumer<WindowSize> resizing) {
    this.process = process;
    this.client = client;
    this.stdin = stdin;
    this.resizing = resizing;
  }

  /**
   * Returns when the process has closed its outputs.
   *
   * @throws StreamClosedException when the client has left before
   */
  void run(String tried) {
    Thread.ofVirtual().name("process-input").start(this::carryInput);
    try {
      carryOutput();
    } catch (IOException e) {
      if (!clientLeft && malformed.isEmpty()) {
        throw new ProblemException(
            new CommonProblem.Unavailable(
                tried,
                "the connection to the process broke: " + e.getMessage(),
                "See whether the container and its engine still run."),
            e);
      }
    }
    if (!malformed.isEmpty()) {
      throw new ProblemException(
          new CommonProblem.Invalid(
              tried, "frame", malformed, "Speak " + ExecFrame.PROTOCOL + " as it is documented."));
    }
    if (clientLeft) {
      throw new StreamClosedException();
    }
  }

  private void carryOutput() throws IOException {
    for (Chunk chunk = process.next(); chunk != null; chunk = process.next()) {
      byte channel = chunk.output() == Output.STDOUT ? ExecFrame.STDOUT : ExecFrame.STDERR;
      byte[] bytes = chunk.bytes();
      for (int at = 0; at < bytes.length; at += LARGEST_FRAME) {
        int length = Math.min(LARGEST_FRAME, bytes.length - at);
        client.send(ExecFrame.output(channel, bytes, at, length));
      }
    }
  }

  private void carryInput() {
    boolean open = stdin;
    try {
      for (Optional<byte[]> frame = client.read(); frame.isPresent(); frame = client.read()) {
        open = take(frame.get(), open);
        if (!malformed.isEmpty()) {
          process.close();
          return;
        }
      }
    } catch (StreamClosedException e) {
      LOG.debug("the client left", e);
    }
    clientLeft = true;
    process.close();
  }

  /** Whether stdin is still open after the frame. */
  private boolean take(byte[] frame, boolean open) {
    return switch (ExecFrame.read(frame)) {
      case ExecFrame.Input _ -> open && write(frame);
      case ExecFrame.CloseStdin _ -> {
        if (open) {
          closeStdin();
        }
        yield false;
      }
      case ExecFrame.Resize(int columns, int rows) -> {
        resize(new WindowSize(columns, rows));
        yield open;
      }
      case ExecFrame.Malformed(String why) -> {
        malformed = why;
        yield open;
      }
    };
  }

  private boolean write(byte[] frame) {
    try {
      process.stdin().write(frame, 1, frame.length - 1);
      return true;
    } catch (IOException e) {
      // the process no longer reads; what it still says and its exit code are to come
      LOG.debug("the process has closed its input", e);
      return false;
    }
  }

  private void closeStdin() {
    try {
      process.closeStdin();
    } catch (IOException e) {
      LOG.debug("the process was gone before its input ended", e);
    }
  }

  private void resize(WindowSize size) {
    try {
      resizing.accept(size);
    } catch (EngineException e) {
      // the process may have ended or not begun: its window does not matter then
      LOG.debug("the terminal was not resized", e);
    }
  }
}
