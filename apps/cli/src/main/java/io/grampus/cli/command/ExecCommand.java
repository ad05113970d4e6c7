package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.screen.Tty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command in a container, and ends with that command's exit code. */
@Command
final class ExecCommand extends Subcommand implements EndsOptions {
  @Option(
      names = {"-i", "--interactive"},
      description = "Carry the standard input to it.")
  boolean interactive;

  @Option(
      names = {"-d", "--detach"},
      description = "Start it and leave it to itself.")
  boolean detach;

  @Option(
      names = {"-t", "--tty"},
      description = "Give it a terminal.")
  boolean tty;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "Run it as this user.",
      defaultValue = "")
  String user = "";

  @Option(
      names = {"-w", "--workdir"},
      paramLabel = "DIR",
      description = "Run it in this directory.",
      defaultValue = "")
  String workdir = "";

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME=VALUE",
      description = "An environment variable; may be repeated.")
  List<String> env = new ArrayList<>();

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "Variables from a file, one NAME=VALUE a line.")
  List<Path> envFiles = new ArrayList<>();

  @Option(names = "--privileged", description = "Give it all rights; needs a permission.")
  boolean privileged;

  @Option(
      names = "--detach-keys",
      paramLabel = "KEYS",
      description = "What to press to leave it running; ctrl-p,ctrl-q when left out.",
      defaultValue = DetachKeys.USUAL)
  String detachKeys = DetachKeys.USUAL;

  @Parameters(index = "0", paramLabel = "CONTAINER")
  String container = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND")
  List<String> command = new ArrayList<>();

  ExecCommand(Cli cli) {
    super(cli);
  }

  @Override
  String states() {
    return "running";
  }

  @Override
  int run() throws InterruptedException {
    String tried = "run " + command.getFirst() + " in container \"" + container + "\"";
    if (detach) {
      api().post(tried, route());
      return DONE;
    }
    if (tty && interactive && !cli.screen().isIn()) {
      throw CliException.usage(tried, "the standard input is no terminal", "Leave -t out.");
    }
    try {
      return tty && cli.screen().isIn() ? onTerminal(tried) : onStreams(tried);
    } catch (CliException e) {
      throw e.exit() == ExitCode.PROBLEM ? e.as(ExitCode.EXEC_FAILED) : e;
    }
  }

  private int onTerminal(String tried) throws InterruptedException {
    try (Tty terminal = cli.terminal()) {
      Route route = route().with("columns", terminal.columns()).with("rows", terminal.rows());
      return new Conversation(tried, api().converse(tried, route), DetachKeys.of(detachKeys))
          .onTerminal(terminal, interactive);
    }
  }

  private int onStreams(String tried) throws InterruptedException {
    return new Conversation(tried, api().converse(tried, route()), DetachKeys.of(detachKeys))
        .onStreams(cli.in(), cli.out(), cli.err(), interactive);
  }

  private Route route() {
    return Route.of("containers", container, "exec")
        .withAll("command", command)
        .withIf("stdin", interactive && !detach)
        .withIf("tty", tty)
        .withIf("privileged", privileged)
        .withIf("user", user)
        .withIf("workdir", workdir)
        .withAll("env", variables());
  }

  /** Those of files first, so that the command line's win. */
  private List<String> variables() {
    List<String> all = new ArrayList<>();
    for (Path file : envFiles) {
      try (Stream<String> lines = Files.lines(file)) {
        all.addAll(
            lines.map(String::strip).filter(l -> !l.isEmpty() && l.charAt(0) != '#').toList());
      } catch (IOException | UncheckedIOException e) {
        throw CliException.usage(
            "read variables from " + file, "it cannot be read", "Check its name and permissions.");
      }
    }
    all.addAll(env);
    return all.stream().map(this::withValue).toList();
  }

  /** As with Docker, a name alone takes the value that it has here. */
  private String withValue(String pair) {
    return pair.contains("=") ? pair : pair + "=" + cli.env().getOrDefault(pair, "");
  }
}
