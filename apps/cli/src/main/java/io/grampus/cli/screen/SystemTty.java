package io.grampus.cli.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The process's own terminal, by JLine. */
public final class SystemTty implements Tty {
  private final Terminal terminal;
  private final Attributes usual;

  public SystemTty(Terminal terminal) {
    this.terminal = terminal;
    this.usual = terminal.getAttributes();
  }

  /** Opens the terminal of standard input and output. */
  public static Tty open() {
    try {
      return new SystemTty(TerminalBuilder.builder().system(true).nativeSignals(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int columns() {
    int columns = terminal.getSize().getColumns();
    return columns > 0 ? columns : 80;
  }

  @Override
  public int rows() {
    int rows = terminal.getSize().getRows();
    return rows > 0 ? rows : 24;
  }

  @Override
  public void raw() {
    terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    raw.setOutputFlag(Attributes.OutputFlag.OPOST, false);
    terminal.setAttributes(raw);
  }

  @Override
  public void restore() {
    terminal.setAttributes(usual);
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    int first = terminal.input().read();
    if (first < 0) {
      return -1;
    }
    buffer[0] = (byte) first;
    int count = 1;
    while (count < buffer.length && terminal.input().available() > 0) {
      int more = terminal.input().read();
      if (more < 0) {
        break;
      }
      buffer[count++] = (byte) more;
    }
    return count;
  }

  @Override
  public int read(long millis) throws IOException {
    return terminal.reader().read(millis);
  }

  @Override
  public void write(String text) {
    terminal.writer().write(text);
    terminal.writer().flush();
  }

  @Override
  public void onResize(Runnable action) {
    var _ = terminal.handle(Terminal.Signal.WINCH, _ -> action.run());
  }

  @Override
  public void close() {
    try {
      restore();
      terminal.close();
    } catch (IOException e) {
      // the process ends anyway
    }
  }
}
