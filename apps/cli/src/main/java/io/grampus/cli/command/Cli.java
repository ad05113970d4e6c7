package io.grampus.cli.command;

import io.grampus.cli.api.Api;
import io.grampus.cli.api.ContextStore;
import io.grampus.cli.api.ServerContext;
import io.grampus.cli.screen.SystemTty;
import io.grampus.cli.screen.Tty;
import io.grampus.cli.text.Paint;
import io.grampus.cli.text.SafeText;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a command works with: its streams, the terminal, the time, and the server. */
public final class Cli {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> env;
  private final Screen screen;
  private final Supplier<Instant> now;
  private Supplier<Tty> terminal = SystemTty::open;
  private String contextName = "";
  private Optional<Api> api = Optional.empty();

  /** Which streams are terminals, and how wide. */
  public interface Screen {
    boolean isIn();

    boolean isOut();

    boolean isErr();

    int width();

    int height();
  }

  public Cli(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> env,
      Screen screen,
      Supplier<Instant> now) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.env = env;
    this.screen = screen;
    this.now = now;
  }

  public void choose(String context) {
    contextName = context;
  }

  /** For tests: another terminal than the process's own. */
  public void terminal(Supplier<Tty> other) {
    terminal = other;
  }

  Tty terminal() {
    return terminal.get();
  }

  public InputStream in() {
    return in;
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  public Map<String, String> env() {
    return env;
  }

  public Screen screen() {
    return screen;
  }

  public Instant now() {
    return now.get();
  }

  public ContextStore contexts() {
    return new ContextStore(env);
  }

  public ServerContext context() {
    return contexts().effective(contextName);
  }

  /** The server of the chosen context. */
  public Api api() {
    Api open = api.orElseGet(() -> new Api(context()));
    api = Optional.of(open);
    return open;
  }

  /** Forgets the connection, after signing in or out. */
  void reconnect() {
    api.ifPresent(Api::close);
    api = Optional.empty();
  }

  /** The width to cut tables to; 0 when the output is no terminal. */
  int tableWidth() {
    return screen.isOut() ? screen.width() : 0;
  }

  Paint paint() {
    boolean wanted = env.getOrDefault("NO_COLOR", "").isEmpty();
    return new Paint(screen.isOut() && wanted && !env.getOrDefault("TERM", "").equals("dumb"));
  }

  /** Prints text that others wrote: as it is into pipes, harmless onto terminals. */
  void foreign(String text) {
    out.print(screen.isOut() ? SafeText.block(text) : text);
  }

  void foreignLine(String text) {
    foreign(text);
    out.println();
  }
}
