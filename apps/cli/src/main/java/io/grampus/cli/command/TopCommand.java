package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.screen.Key;
import io.grampus.cli.screen.TopKeys;
import io.grampus.cli.screen.TopModel;
import io.grampus.cli.screen.TopRow;
import io.grampus.cli.screen.TopView;
import io.grampus.cli.screen.Tty;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A live view of containers, with lazydocker's and ctop's keys. */
@Command
final class TopCommand extends Subcommand {
  private static final long TICK_MS = 200;

  @Parameters(
      paramLabel = "WORDS",
      arity = "0..1",
      description = "Only containers whose name, image or node has them.",
      defaultValue = "")
  String filter = "";

  @Option(
      names = {"-a", "--all"},
      description = "Begin with those that do not run as well.")
  boolean all;

  private final TopModel model = new TopModel();

  TopCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() throws InterruptedException {
    if (!cli.screen().isOut() || !cli.screen().isIn()) {
      throw CliException.usage(
          "show the live view",
          "input or output is no terminal",
          "For scripts: grampus stats --no-stream --format json.");
    }
    var feed = new TopFeed(cli, model);
    feed.begin();
    model.filter(filter);
    if (all) {
      model.toggleAll();
    }
    try (Tty tty = cli.terminal();
        feed) {
      loop(tty, feed);
    }
    return DONE;
  }

  private void loop(Tty tty, TopFeed feed) throws InterruptedException {
    var view = new TopView(cli.paint(), cli.context().name());
    var shell = new Deeds(tty, feed);
    var keys = new TopKeys(model, shell);
    String drawn = "";
    tty.raw();
    tty.openScreen();
    try {
      boolean going = true;
      while (going) {
        String picture = picture(view, tty);
        if (!picture.equals(drawn)) {
          tty.write(picture);
          drawn = picture;
        }
        Key key = Key.read(tty, TICK_MS);
        going = model.locked(() -> keys.press(key));
        if (shell.perform()) {
          drawn = "";
        }
      }
    } finally {
      tty.closeScreen();
      tty.restore();
    }
  }

  private String picture(TopView view, Tty tty) {
    List<String> lines =
        model.locked(() -> view.lines(model, tty.columns(), tty.rows(), cli.now()));
    var picture = new StringBuilder("\u001b[H");
    for (int i = 0; i < lines.size(); i++) {
      picture.append(lines.get(i)).append("\u001b[K").append(i < lines.size() - 1 ? "\r\n" : "");
    }
    return picture.append("\u001b[J").toString();
  }

  /** Carries out what keys asked for, outside of the model's lock. */
  private final class Deeds implements TopKeys.Deeds {
    private final Tty tty;
    private final TopFeed feed;
    private List<Deed> asked = List.of();

    Deeds(Tty tty, TopFeed feed) {
      this.tty = tty;
      this.feed = feed;
    }

    private record Deed(String verb, TopRow row) {}

    @Override
    public void showLog(TopRow row) {
      asked = List.of(new Deed("log", row));
    }

    @Override
    public void leaveLog() {
      feed.closeLog();
    }

    @Override
    public void openShell(TopRow row) {
      asked = List.of(new Deed("shell", row));
    }

    @Override
    public void act(String verb, TopRow row) {
      asked = List.of(new Deed(verb, row));
    }

    /** Whether the screen has to be drawn anew. */
    boolean perform() throws InterruptedException {
      List<Deed> now = asked;
      asked = List.of();
      for (Deed deed : now) {
        switch (deed.verb()) {
          case "log" -> feed.openLog(deed.row());
          case "shell" -> shell(deed.row());
          default -> feed.act(deed.verb(), deed.row());
        }
      }
      return !now.isEmpty();
    }

    private void shell(TopRow row) throws InterruptedException {
      tty.closeScreen();
      tty.write("\u001b[2J\u001b[H");
      String tried = "open a shell in container \"" + row.name() + "\"";
      try {
        Route route =
            Route.of("containers", row.id(), "exec")
                .withAll("command", List.of("sh", "-c", "exec \"$(command -v bash || echo sh)\""))
                .with("stdin", "true")
                .with("tty", "true")
                .with("columns", tty.columns())
                .with("rows", tty.rows());
        int exit =
            new Conversation(tried, api().converse(tried, route), DetachKeys.of(DetachKeys.USUAL))
                .onTerminal(tty, true);
        model.locked(() -> told("The shell ended with exit code " + exit + "."));
      } catch (CliException e) {
        model.locked(() -> told(e.sentence()));
      } finally {
        tty.raw();
        tty.openScreen();
      }
    }

    private boolean told(String line) {
      model.message(line);
      return true;
    }
  }
}
