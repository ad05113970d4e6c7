package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.cluster.ClusterFile;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands about all nodes at once, as a file declares them. */
final class ClusterCommands {
  static final View CHANGES =
      View.of(
          "change",
          "Node",
          _ ->
              List.of(
                  Column.of("NODE", "Node", text("node")),
                  Column.of("STATE", "State", text("state")),
                  Column.of("STEP", "Step", text("step")),
                  Column.of("SAYS", "Says", text("says")).as(Role.ELASTIC)));

  private ClusterCommands() {}

  /** Tells what an apply would change. */
  @Command
  static class Plan extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "The cluster file.")
    Path file = Path.of("");

    @Option(
        names = "--prune",
        description =
            "Also take labels that the file does not declare, and forget nodes that are down and"
                + " not in it.")
    boolean prune;

    @Option(
        names = {"-a", "--all"},
        description = "Also list what is so already.")
    boolean all;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "table, json, raw or a Go template.",
        defaultValue = "")
    String format = "";

    Plan(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      ClusterFile declared = ClusterFile.read(file);
      try (var cluster = new ClusterRun(cli, declared, prune)) {
        List<ClusterRun.Change> plan = cluster.plan();
        show(plan);
        return after(cluster, plan);
      }
    }

    int after(ClusterRun cluster, List<ClusterRun.Change> plan) {
      return exit(plan);
    }

    static int exit(List<ClusterRun.Change> plan) {
      boolean unknown = plan.stream().anyMatch(c -> c.step().state().equals("unknown"));
      return unknown ? ExitCode.UNREACHABLE.number() : DONE;
    }

    final boolean isTable() {
      return format.isEmpty() || format.equals("table");
    }

    final void show(List<ClusterRun.Change> plan) {
      List<JsonNode> rows =
          plan.stream()
              .filter(c -> all || !c.step().state().equals("already"))
              .map(ClusterRun.Change::row)
              .toList();
      if (rows.isEmpty() && isTable()) {
        cli.out().println("Nothing to do.");
      } else {
        new RowPrinter(cli, CHANGES, format, false, true).print(rows);
      }
    }
  }

  /** Makes it so. */
  @Command
  static final class Apply extends Plan {
    @Option(names = "--dry-run", description = "Only tell what would be changed.")
    boolean dryRun;

    @Option(
        names = {"-y", "--yes"},
        description = "Do not ask.")
    boolean yes;

    Apply(Cli cli) {
      super(cli);
    }

    @Override
    int after(ClusterRun cluster, List<ClusterRun.Change> plan) {
      long changes = plan.stream().filter(c -> c.step().isToDo()).count();
      if (dryRun || changes == 0) {
        return exit(plan);
      }
      if (!yes) {
        var prompt = new Prompt(cli);
        prompt.need("change the cluster", "--yes");
        if (!prompt.confirm("Do these " + changes + " changes?")) {
          throw new CliException(
              ExitCode.INTERRUPTED, "change the cluster", "you said no", "Nothing was done.");
        }
      }
      int worst = cluster.carryOut(this::tell);
      return worst == DONE ? exit(plan) : worst;
    }

    /** As each change is over; a table's columns cannot wait for the longest cell. */
    private void tell(ClusterRun.Change change) {
      NodeSetup.Step step = change.step();
      if (step.state().equals("already") && !all) {
        return;
      }
      if (isTable()) {
        cli.foreignLine(
            "%-6s %-8s %-12s %s".formatted(change.node(), step.state(), step.name(), step.says()));
      } else {
        show(List.of(change));
      }
    }
  }
}
