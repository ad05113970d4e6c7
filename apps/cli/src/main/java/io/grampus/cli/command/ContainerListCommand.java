package io.grampus.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
}
