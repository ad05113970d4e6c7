package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists containers: the running ones unless more is asked for. */
@Command
final class ContainerListCommand extends ListCommand {
  @Option(
      names = {"-a", "--all"},
      description = "Also those that do not run.")
  boolean all;

  @Option(
      names = {"-n", "--last"},
      paramLabel = "N",
      description = "The last N created, whatever their state.",
      defaultValue = "0")
  int last;

  @Option(
      names = {"-l", "--latest"},
      description = "The latest created, whatever its state.")
  boolean latest;

  @Option(
      names = {"-s", "--size"},
      description = "Also what each takes on the disk, which is slow to find out.")
  boolean size;

  ContainerListCommand(Cli cli) {
    super(cli, Views.CONTAINERS);
  }

  @Override
  List<String> conditions() {
    boolean asked =
        filters.stream()
            .anyMatch(f -> f.matches("-?(status|state|exited|exitCode|health)[=:<>].*"));
    return all || last > 0 || latest || asked
        ? List.of()
        : List.of("state:running,paused,restarting");
  }

  @Override
  int run() throws InterruptedException {
    if (latest || last > 0) {
      sort = "-created";
      limit = latest ? 1 : last;
    }
    return super.run();
  }

  @Override
  View shown() {
    if (!size) {
      return view;
    }
    JsonNode measured =
        api()
            .get("measure containers", Route.of("containers", "sizes").with("all", "true"))
            .path("sizes");
    Map<String, String> sizes = new HashMap<>();
    measured.forEach(s -> sizes.put(Rows.text(s, "id"), words(s)));
    return view.and(Column.of("SIZE", "Size", r -> sizes.getOrDefault(Rows.text(r, "id"), "")));
  }

  private static String words(JsonNode size) {
    return Amounts.size(Rows.number(size, "written"))
        + " (virtual "
        + Amounts.size(Rows.number(size, "all"))
        + ")";
  }
}
