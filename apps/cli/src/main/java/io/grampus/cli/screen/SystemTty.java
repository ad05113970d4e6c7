package io.grampus.cli.screen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ShutdownHooks;

/** The process's own terminal, by JLine. */
public final class SystemTty implements Tty {
  private static final String OPEN = "\u001b[?1049h\u001b[?25l";
  private static final String CLOSE = "\u001b[?25h\u001b[?1049l";

  private final Terminal terminal;
  private final Attributes usual;
  private final Keyboard keyboard;
  private volatile boolean screen;
  private volatile boolean ended;

  private SystemTty(Terminal terminal, Keyboard keyboard) {
    this.terminal = terminal;
    this.usual = terminal.getAttributes();
    this.keyboard = keyboard;
  }

  /** Opens the terminal of standard input and output. */
  public static Tty open() {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).nativeSignals(true).build();
      // not JLine's own input: closing that waits for the next key
      var tty = new SystemTty(terminal, Keyboard.of(new FileInputStream(FileDescriptor.in)));
      ShutdownHooks.add(tty::end);
      return tty;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int columns() {
    int columns = ended ? 0 : terminal.getSize().getColumns();
    return columns > 0 ? columns : 80;
  }

  @Override
  public int rows() {
    int rows = ended ? 0 : terminal.getSize().getRows();
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
  public int read(byte[] buffer) {
    return keyboard.read(buffer);
  }

  @Override
  public int read(long millis) {
    return keyboard.read(millis);
  }

  @Override
  public void write(String text) {
    if (!ended) {
      terminal.writer().write(text);
      terminal.writer().flush();
    }
  }

  @Override
  public void openScreen() {
    write(OPEN);
    screen = true;
  }

  @Override
  public void closeScreen() {
    write(CLOSE);
    screen = false;
  }

  /** A signal ends the process: it must not leave its screen behind. */
  private void end() {
    ended = true;
    if (screen) { // not through JLine, which has closed its terminal by now
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8).print(CLOSE);
    }
  }

  @Override
  public void onResize(Runnable action) {
    var _ = terminal.handle(Terminal.Signal.WINCH, _ -> action.run());
  }

  @Override
  public void close() {
    keyboard.close();
    try {
      restore();
      terminal.close();
    } catch (IOException e) {
      // the process ends anyway
    }
  }
}
