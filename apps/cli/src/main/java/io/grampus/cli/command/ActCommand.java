package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Starts, pauses or unpauses containers. */
@Command
class ActCommand extends Subcommand {
  @Parameters(paramLabel = "CONTAINER", arity = "1..*", description = "Names or identifiers.")
  List<String> names = new ArrayList<>();

  private final String verb;

  ActCommand(Cli cli, String verb) {
    super(cli);
    this.verb = verb;
  }

  Route route(String name) {
    return Route.of("containers", name, verb);
  }

  @Override
  String states() {
    return switch (verb) {
      case "start" -> "exited,created";
      case "unpause" -> "paused";
      case "restart" -> "";
      default -> "running";
    };
  }

  @Override
  int run() {
    var troubles = new Troubles(cli);
    for (String name : names) {
      String tried = verb + " container \"" + name + "\"";
      troubles.attempt(() -> tell(name, api().post(tried, route(name))));
    }
    return troubles.exit();
  }

  private void tell(String name, JsonNode receipt) {
    cli.foreignLine(name);
    Rows.texts(receipt, "notes").forEach(n -> cli.err().println("  Note: " + n));
  }

  /** Stops or restarts containers. */
  @Command
  static final class Stopping extends ActCommand {
    @Option(
        names = {"-t", "--timeout", "--time"},
        paramLabel = "SECONDS",
        description = "How long to wait before SIGKILL; -1 waits without end.",
        defaultValue = "")
    String timeout = "";

    @Option(
        names = {"-s", "--signal"},
        paramLabel = "SIGNAL",
        description = "The signal to send first.",
        defaultValue = "")
    String signal = "";

    Stopping(Cli cli, String verb) {
      super(cli, verb);
    }

    @Override
    Route route(String name) {
      return super.route(name).withIf("timeout", timeout).withIf("signal", signal);
    }
  }

  /** Sends a signal. */
  @Command
  static final class Kill extends ActCommand {
    @Option(
        names = {"-s", "--signal"},
        paramLabel = "SIGNAL",
        description = "Which signal; SIGKILL when left out.",
        defaultValue = "")
    String signal = "";

    Kill(Cli cli) {
      super(cli, "kill");
    }

    @Override
    Route route(String name) {
      return super.route(name).withIf("signal", signal);
    }
  }
}
