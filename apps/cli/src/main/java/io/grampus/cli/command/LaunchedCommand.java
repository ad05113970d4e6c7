package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** What the launcher script does before this program would start. */
@Command
final class LaunchedCommand extends Subcommand {
  @Unmatched List<String> rest = new ArrayList<>();

  private final String name;

  LaunchedCommand(Cli cli, String name) {
    super(cli);
    this.name = name;
  }

  @Override
  int run() {
    throw new CliException(
        ExitCode.USAGE,
        "run grampus " + name,
        "this is the client alone, without the launcher",
        "Run ./grampus " + name + " in Grampus' directory on the machine that is to run it.");
  }
}
