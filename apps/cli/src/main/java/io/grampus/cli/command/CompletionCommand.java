package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script; what it offers comes from {@link Completion}. */
@Command(
    footer = {
      "",
      "For this shell and all that come:",
      "  bash  echo 'source <(grampus completion bash)' >> ~/.bashrc",
      "  zsh   echo 'source <(grampus completion zsh)' >> ~/.zshrc",
      "  fish  grampus completion fish > ~/.config/fish/completions/grampus.fish"
    })
final class CompletionCommand extends Subcommand {
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  String shell = "";

  CompletionCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() throws IOException {
    if (!SHELLS.contains(shell)) {
      throw CliException.usage(
          "print a completion script",
          "\"" + shell + "\" is not known",
          "Choose bash, zsh or fish.");
    }
    String name = "/io/grampus/cli/completion/grampus." + shell;
    try (InputStream script = CompletionCommand.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(script, name).readAllBytes();
      cli.out().print(new String(bytes, StandardCharsets.UTF_8));
    }
    return DONE;
  }
}
