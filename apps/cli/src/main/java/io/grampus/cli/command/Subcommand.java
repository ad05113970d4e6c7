package io.grampus.cli.command;

import io.grampus.cli.api.Api;
import io.grampus.cli.api.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What every command has: help, and the exit code for success. */
abstract class Subcommand implements Callable<Integer> {
  static final int DONE = ExitCode.DONE.number();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  final Cli cli;

  Subcommand(Cli cli) {
    this.cli = cli;
  }

  final Api api() {
    return cli.api();
  }

  /** What its NAME is called in the help: a container, a stack. */
  String object() {
    return "";
  }

  /** The states of containers that it is for; all when empty. */
  String states() {
    return "";
  }

  final boolean isHelp() {
    return help;
  }

  @Override
  public final Integer call() throws Exception {
    return run();
  }

  /** Does it, and gives the exit code. */
  abstract int run() throws Exception;
}
