package io.grampus.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grampus.cli.api.FrameReader;
import io.grampus.cli.api.FrameReader.Frame;
import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.Paint.Tone;
import io.grampus.cli.text.SafeText;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Prints a log, each output where it belongs: as it is into pipes, line by line and harmless onto
 * terminals or where lines get a prefix.
 */
final class LogPrinter {
  private static final int BLOCK = 64 * 1024;
  private static final Tone[] TONES = {Tone.ACCENT, Tone.GOOD, Tone.WARN, Tone.BOLD, Tone.DIM};

  private final Cli cli;
  private final boolean timestamps;
  private final boolean prefix;
  private final Side out;
  private final Side err;
  private int widest;

  /**
   * @param prefix whether lines name their task, after their time if they have it
   */
  LogPrinter(Cli cli, boolean timestamps, boolean prefix) {
    this.cli = cli;
    this.timestamps = timestamps;
    this.prefix = prefix;
    this.out = new Side(cli.out(), cli.screen().isOut());
    this.err = new Side(cli.err(), cli.screen().isErr());
  }

  /** Prints to the end; while more is there already, lines go out together. */
  void print(FrameReader frames) {
    try {
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        print(f.get());
        if (!frames.isReady()) {
          out.to.flush();
          err.to.flush();
        }
      }
    } finally {
      out.end();
      err.end();
    }
  }

  private void print(Frame frame) {
    Side side = frame.output() == FrameReader.STDERR ? err : out;
    Side other = side == out ? err : out;
    if (other.dirty) {
      // so that on a terminal both keep their order
      other.to.flush();
      other.dirty = false;
    }
    side.dirty = true;
    side.take(frame);
  }

  /** One of both outputs, with the beginning of a line whose end has not come yet. */
  private final class Side {
    private final PrintStream to;
    private final boolean terminal;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean dirty;

    Side(PrintStream to, boolean terminal) {
      this.to = new PrintStream(new BufferedOutputStream(to, BLOCK), false, UTF_8);
      this.terminal = terminal;
    }

    void take(Frame frame) {
      if (!terminal && !prefix) {
        to.write(frame.buffer(), frame.from(), frame.length());
        return;
      }
      int from = frame.from();
      int end = frame.from() + frame.length();
      for (int at = from; at < end; at++) {
        if (frame.buffer()[at] == '\n') {
          begun.write(frame.buffer(), from, at - from);
          line();
          from = at + 1;
        }
      }
      begun.write(frame.buffer(), from, end - from);
    }

    private void line() {
      String text = begun.toString(UTF_8);
      begun.reset();
      // a container's terminal ends lines with CR LF
      if (text.endsWith("\r")) {
        text = text.substring(0, text.length() - 1);
      }
      to.append(prefix ? prefixed(text) : safe(text)).append('\n');
    }

    private String prefixed(String text) {
      int task = timestamps ? text.indexOf(' ') + 1 : 0;
      int line = text.indexOf(' ', task) + 1;
      if (line == 0) {
        return safe(text);
      }
      String origin = text.substring(task, line - 1);
      widest = Math.max(widest, CellWidth.of(origin));
      Tone tone = TONES[Math.floorMod(origin.hashCode(), TONES.length)];
      String name = CellWidth.pad(SafeText.line(origin), widest) + " | ";
      return text.substring(0, task) + cli.paint().in(tone, name) + safe(text.substring(line));
    }

    private String safe(String text) {
      return terminal ? SafeText.logLine(text) : text;
    }

    void end() {
      if (begun.size() > 0) {
        line();
      }
      to.flush();
    }
  }
}
