package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExecSocket;
import io.grampus.cli.api.ExecSocket.Frame;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.screen.Tty;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Carries bytes between a process in a container and this side, until the process ends. */
final class Conversation {
  private static final int BUFFER = 32 * 1024;

  private final String tried;
  private final ExecSocket socket;
  private final DetachKeys leave;
  private volatile boolean detached;

  Conversation(String tried, ExecSocket socket, DetachKeys leave) {
    this.tried = tried;
    this.socket = socket;
    this.leave = leave;
  }

  /** Plain streams: output to output, errors to errors, and the end of the input is told. */
  int onStreams(InputStream in, PrintStream out, PrintStream err, boolean input)
      throws InterruptedException {
    if (input) {
      Thread.ofVirtual().name("input").start(() -> carry(in));
    }
    return follow((channel, bytes) -> {
      PrintStream to = channel == ExecSocket.STDERR ? err : out;
      to.write(bytes, 0, bytes.length);
      to.flush();
    });
  }

  private void carry(InputStream in) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        socket.input(buffer, n);
      }
      socket.closeInput();
    } catch (IOException e) {
      socket.closeInput();
    }
  }

  /** A terminal: every key goes over as it is pressed. */
  int onTerminal(Tty terminal, boolean input) throws InterruptedException {
    terminal.raw();
    terminal.onResize(() -> socket.resize(terminal.columns(), terminal.rows()));
    if (input) {
      Thread.ofPlatform().daemon().name("keys").start(() -> keys(terminal));
    }
    var decoder = new Utf8Joiner();
    try {
      return follow((_, bytes) -> terminal.write(decoder.text(bytes)));
    } finally {
      terminal.restore();
      if (detached) {
        terminal.write("\n");
      }
    }
  }

  private void keys(Tty terminal) {
    byte[] buffer = new byte[BUFFER];
    for (int n = terminal.read(buffer); n >= 0; n = terminal.read(buffer)) {
      byte[] over = leave.pass(buffer, n);
      if (over.length > 0) {
        socket.input(over, over.length);
      }
      if (leave.pressed()) {
        detached = true;
        socket.close();
        return;
      }
    }
  }

  private int follow(BiConsumer<Byte, byte[]> output) throws InterruptedException {
    try (socket) {
      for (Optional<Frame> f = socket.next(); f.isPresent(); f = socket.next()) {
        switch (f.get()) {
          case Frame.Output(byte channel, byte[] bytes) -> output.accept(channel, bytes);
          case Frame.Exit(int code) -> {
            return code;
          }
          case Frame.Trouble(var problem) -> {
            if (detached) {
              return Subcommand.DONE;
            }
            throw problem.exit() == ExitCode.UNREACHABLE
                ? problem.as(ExitCode.EXEC_FAILED)
                : problem;
          }
        }
      }
    }
    if (detached) {
      return Subcommand.DONE;
    }
    throw new CliException(
        ExitCode.EXEC_FAILED,
        tried,
        "the connection broke; the process may go on without it",
        "See whether the server runs: grampus status.");
  }

  /** Puts characters together whose bytes came in two frames. */
  static final class Utf8Joiner {
    private byte[] rest = {};

    String text(byte[] bytes) {
      byte[] all = new byte[rest.length + bytes.length];
      System.arraycopy(rest, 0, all, 0, rest.length);
      System.arraycopy(bytes, 0, all, rest.length, bytes.length);
      int whole = all.length - open(all);
      rest = java.util.Arrays.copyOfRange(all, whole, all.length);
      return new String(all, 0, whole, StandardCharsets.UTF_8);
    }

    /** How many bytes at the end begin a character that is not complete. */
    private static int open(byte[] all) {
      for (int back = 1; back <= Math.min(3, all.length); back++) {
        int b = all[all.length - back] & 0xff;
        if (b >= 0xc0) {
          int needs = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
          return needs > back ? back : 0;
        }
        if (b < 0x80) {
          return 0;
        }
      }
      return 0;
    }
  }
}
