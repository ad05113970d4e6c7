package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a service's previous spec back. */
@Command
final class ServiceRollbackCommand extends Subcommand {
  @Parameters(paramLabel = "SERVICE")
  String name = "";

  @Option(
      names = {"-d", "--detach"},
      description = "Do not wait until the tasks run.")
  boolean detach;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      description = "How long to wait; 5m when left out.",
      defaultValue = "5m")
  String timeout = "5m";

  ServiceRollbackCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    String tried = "roll back service \"" + name + "\"";
    api().post(tried, Route.of("services", name, "rollback"));
    cli.foreignLine(name + " rolls back");
    if (!detach) {
      new ServiceWaiter(cli, tried, name, Options.span("--timeout", timeout)).await();
    }
    return DONE;
  }
}
