package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.Route;
import io.grampus.cli.screen.LiveRegion;
import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what containers use, once a second. */
@Command
final class StatsCommand extends Subcommand {
  private static final Duration OLD = Duration.ofSeconds(20);

  private static final View USAGE =
      View.of(
          "container",
          "ID",
          s ->
              List.of(
                  Column.of("CONTAINER ID", "ID", Rows.id(s.whole())),
                  Column.of("NAME", "Name", r -> name(r, s)).as(Role.ELASTIC),
                  Column.of("CPU %", "CPUPerc", r -> Amounts.percent(r.path("cpu").asDouble(0))),
                  Column.of("MEM USAGE / LIMIT", "MemUsage", StatsCommand::memory),
                  Column.of("MEM %", "MemPerc", r -> Amounts.percent(share(r))),
                  Column.of("NET I/O", "NetIO", r -> flow(r.path("network"))),
                  Column.of("BLOCK I/O", "BlockIO", r -> flow(r.path("disk"))),
                  Column.of("PIDS", "PIDs", text("pids")),
                  Column.of("NODE", "Node", text("node")).as(Role.VARYING)));

  @Parameters(
      paramLabel = "CONTAINER",
      arity = "0..*",
      description = "Which; all running ones when left out.")
  List<String> names = new ArrayList<>();

  @Option(
      names = {"-a", "--all"},
      description = "As with Docker; containers that do not run use nothing.")
  boolean all;

  @Option(names = "--no-stream", description = "Only one measurement.")
  boolean once;

  @Option(names = "--no-trunc", description = "Whole identifiers.")
  boolean whole;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json, raw or a Go template.",
      defaultValue = "")
  String format = "";

  StatsCommand(Cli cli) {
    super(cli);
  }

  /** With the age of the figures when these are old, for then the node is away. */
  private static String name(JsonNode row, View.Style s) {
    String name = text(row, "name");
    return Rows.instant(row, "at")
        .filter(at -> at.isBefore(s.now().minus(OLD)))
        .map(at -> name + " (stale, " + Amounts.ago(at, s.now()) + ")")
        .orElse(name);
  }

  private static String memory(JsonNode row) {
    return Amounts.memory(Rows.number(row, "memory"))
        + " / "
        + Amounts.memory(Rows.number(row, "memoryLimit"));
  }

  static double share(JsonNode row) {
    double limit = row.path("memoryLimit").asDouble(0);
    return limit <= 0 ? 0 : 100 * row.path("memory").asDouble(0) / limit;
  }

  private static String flow(JsonNode flow) {
    return Amounts.size(Rows.number(flow, "in")) + " / " + Amounts.size(Rows.number(flow, "out"));
  }

  @Override
  String states() {
    return "running";
  }

  @Override
  int run() {
    var region = new LiveRegion(cli.out(), cli.screen().isOut() && !once, cli.screen()::height);
    String query = names.isEmpty() ? "" : "name:" + String.join(",", names);
    Route route = Route.of("stats", "watch").withIf("q", query);
    int rounds = 0;
    try (EventReader events = api().events("follow what containers use", route)) {
      for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
        JsonNode items = e.get().data().path("items");
        rounds++;
        if (once && rounds < 2) {
          continue; // a share of the CPU needs two measurements
        }
        region.show(new RowPrinter(cli, USAGE, format, false, whole).lines(items));
        if (once || cli.out().checkError()) {
          return DONE;
        }
      }
    }
    return DONE;
  }
}
