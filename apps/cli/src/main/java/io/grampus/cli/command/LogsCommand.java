package io.grampus.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.Route;
import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.Paint;
import io.grampus.cli.text.Paint.Tone;
import io.grampus.cli.text.SafeText;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what containers wrote, and what they write. */
@Command
final class LogsCommand extends Subcommand {
  private static final int BLOCK = 64 * 1024;
  private static final Tone[] TONES = {Tone.ACCENT, Tone.GOOD, Tone.WARN, Tone.BOLD, Tone.DIM};

  @Parameters(paramLabel = "NAME")
  String name = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with new lines.")
  boolean follow;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "LINES",
      description = "Only the last so many lines, or all, the default.",
      defaultValue = "all")
  String tail = "all";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Lines from then on: 10m, 2026-11-24T08:00:00Z.",
      defaultValue = "")
  String since = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Lines before then.",
      defaultValue = "")
  String until = "";

  @Option(
      names = {"-t", "--timestamps"},
      description = "The time of each line.")
  boolean timestamps;

  @Option(names = "--no-task-prefix", description = "Not from which task each line is.")
  boolean noPrefix;

  private final String word;
  // while more lines are there already, they go out together
  private final PrintStream out;
  private int widest;

  LogsCommand(Cli cli, String word) {
    super(cli);
    this.word = word;
    this.out = new PrintStream(new BufferedOutputStream(cli.out(), BLOCK), false, UTF_8);
  }

  @Override
  String object() {
    return word;
  }

  @Override
  int run() {
    Route route =
        Route.of(word + "s", name, "logs")
            .withIf("follow", follow)
            .withIf("tail", tail.equals("all") ? "" : tail)
            .withIf("since", Options.time("--since", since, cli.now()))
            .withIf("until", Options.time("--until", until, cli.now()));
    try (EventReader events =
        api().events("read the log of " + word + " \"" + name + "\"", route)) {
      for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
        show(e.get());
        if (!events.isReady()) {
          out.flush();
        }
      }
    } finally {
      out.flush();
    }
    return DONE;
  }

  private void show(Event event) {
    JsonNode data = event.data();
    switch (event.name()) {
      case "log" -> line(data);
      case "skipped" ->
          cli.err()
              .println(
                  "["
                      + skipped(data)
                      + " lines skipped: they came faster than they could be shown]");
      default -> {}
    }
  }

  private static long skipped(JsonNode data) {
    return data.path("lines").asLong(data.path("count").asLong(0));
  }

  private void line(JsonNode data) {
    var line = new StringBuilder();
    if (timestamps) {
      line.append(Rows.text(data, "time")).append(' ');
    }
    String origin = origin(data);
    if (!origin.isEmpty() && !noPrefix) {
      widest = Math.max(widest, CellWidth.of(origin));
      Paint paint = cli.paint();
      Tone tone = TONES[Math.floorMod(origin.hashCode(), TONES.length)];
      line.append(paint.in(tone, CellWidth.pad(SafeText.line(origin), widest) + " | "));
    }
    String text = Rows.text(data, "line");
    line.append(cli.screen().isOut() ? SafeText.logLine(text) : text);
    if (Rows.text(data, "stream").equals("stderr")) {
      out.flush();
      cli.err().println(line);
    } else {
      out.append(line).append('\n');
    }
  }

  private static String origin(JsonNode data) {
    String task = Rows.text(data, "task");
    return task.isEmpty() ? Rows.text(data, "service") : task;
  }
}
