package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Removes what nothing uses, after showing it and asking. */
@Command
class PruneCommand extends Subcommand {
  @Option(
      names = {"-f", "--force"},
      description = "Do not ask.")
  boolean force;

  @Option(names = "--dry-run", description = "Only show what would be removed.")
  boolean dryRun;

  @Option(
      names = "--filter",
      paramLabel = "COND",
      description = "label=NAME[=VALUE], and until=24h where things have an age.")
  List<String> filters = new ArrayList<>();

  @Mixin NodeOption at = new NodeOption();

  private final View view;

  PruneCommand(Cli cli, View view) {
    super(cli);
    this.view = view;
  }

  Route route() {
    return at.on(Route.of(view.plural(), "prune"));
  }

  @Override
  final int run() {
    if (force && !dryRun) {
      return tell(pruned(false), "Removed");
    }
    JsonNode would = pruned(true);
    if (would.path("removed").isEmpty() || dryRun) {
      return tell(would, "Would remove");
    }
    new Prompt(cli).need(tried(), "--force");
    list(would);
    tellFailed(would);
    long count = would.path("removed").size();
    if (!new Prompt(cli).confirm("Remove " + counted(count) + "?")) {
      throw new CliException(ExitCode.PROBLEM, tried(), "you did not confirm it", "");
    }
    return tell(pruned(false), "Removed");
  }

  private JsonNode pruned(boolean dry) {
    Route route = route().withIf("dryRun", dry);
    for (String filter : filters) {
      int equals = filter.indexOf('=');
      String key = equals < 0 ? filter : filter.substring(0, equals);
      String value = filter.substring(equals + 1);
      route =
          switch (key) {
            case "label" -> route.with("label", value);
            case "until" -> route.with("until", Options.time("--filter until", value, cli.now()));
            default ->
                throw CliException.usage(
                    tried(),
                    "there is no filter \"" + key + "\"",
                    "Use label=NAME[=VALUE] or until=24h.");
          };
    }
    return api().post(tried(), route);
  }

  private String tried() {
    return "prune " + view.plural();
  }

  private void list(JsonNode answer) {
    answer
        .path("removed")
        .forEach(item -> {
          String name = Rows.text(item, "name");
          String node = Rows.text(item, "node");
          cli.foreignLine(
              (name.isEmpty() ? Rows.shortId(Rows.text(item, "id")) : name)
                  + (node.isEmpty() ? "" : " on " + node));
        });
  }

  private int tell(JsonNode answer, String verb) {
    list(answer);
    answer.path("kept").forEach(kept -> why("Kept " + Rows.text(kept, "name"), kept));
    long bytes = Rows.number(answer, "bytes");
    cli.err()
        .println(
            verb
                + " "
                + counted(answer.path("removed").size())
                + (bytes > 0 ? ", " + Amounts.size(bytes) : "")
                + ".");
    tellFailed(answer);
    return answer.path("failed").isEmpty() ? DONE : ExitCode.UNREACHABLE.number();
  }

  private void tellFailed(JsonNode answer) {
    answer.path("failed").forEach(node -> why("Not on " + Rows.text(node, "node"), node));
  }

  /** Reasons are an engine's words, too. */
  private void why(String what, JsonNode reasoned) {
    cli.err().println("  " + SafeText.line(what + ": " + Rows.text(reasoned, "reason")));
  }

  private String counted(long count) {
    return count + " " + (count == 1 ? view.word() : view.plural());
  }

  /** Images and volumes: those with a name only when asked for. */
  @Command
  static class Named extends PruneCommand {
    @Option(
        names = {"-a", "--all"},
        description = "Also those that have a name.")
    boolean all;

    Named(Cli cli, View view) {
      super(cli, view);
    }

    @Override
    Route route() {
      return super.route().withIf("all", all);
    }
  }

  /** Images, which several nodes have. */
  @Command
  static final class Images extends Named {
    @Option(
        names = "--nodes",
        paramLabel = "NODES",
        split = ",",
        description = "On all these nodes, or on all.")
    List<String> nodes = new ArrayList<>();

    Images(Cli cli) {
      super(cli, Views.IMAGES);
    }

    @Override
    Route route() {
      return super.route().withAll("nodes", nodes);
    }
  }
}
