package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Sets how many replicas services have. */
@Command
final class ScaleCommand extends Subcommand {
  @Parameters(paramLabel = "SERVICE=REPLICAS", arity = "1..*")
  List<String> wanted = new ArrayList<>();

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

  ScaleCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    var troubles = new Troubles(cli);
    for (String pair : wanted) {
      troubles.attempt(() -> scale(pair));
    }
    return troubles.exit();
  }

  private void scale(String pair) {
    int equals = pair.lastIndexOf('=');
    long replicas = equals > 0 ? number(pair, pair.substring(equals + 1)) : number(pair, "");
    String name = pair.substring(0, equals);
    String tried = "scale service \"" + name + "\" to " + replicas;
    api()
        .post(
            tried,
            Route.of("services", name, "scale"),
            JsonMapper.shared().createObjectNode().put("replicas", replicas));
    cli.foreignLine(name + " scaled to " + replicas);
    if (!detach) {
      new ServiceWaiter(cli, tried, name, Options.span("--timeout", timeout)).await();
    }
  }

  private static long number(String pair, String replicas) {
    if (!replicas.matches("\\d{1,9}")) {
      throw CliException.usage(
          "scale " + pair, "it does not say how many", "Write it as SERVICE=3.");
    }
    return Long.parseLong(replicas);
  }
}
