package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script. */
@Command
final class CompletionCommand extends Subcommand {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  String shell = "";

  CompletionCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    switch (shell) {
      case "bash" -> cli.out().println(AutoComplete.bash("grampus", Tree.whole(cli)));
      case "zsh" -> {
        cli.out().println("autoload -U +X compinit && compinit");
        cli.out().println(AutoComplete.bash("grampus", Tree.whole(cli)));
      }
      case "fish" -> cli.out().print(FishCompletion.script());
      default ->
          throw CliException.usage(
              "print a completion script",
              "\"" + shell + "\" is not known",
              "Choose bash, zsh or fish.");
    }
    return DONE;
  }
}
