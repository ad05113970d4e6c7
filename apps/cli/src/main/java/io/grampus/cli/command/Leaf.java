package io.grampus.cli.command;

import java.util.List;
import java.util.function.Function;

/**
 * A command in the tree, made only when it is called.
 *
 * @param name its name and its aliases
 * @param says one sentence for the list of commands
 * @param hidden whether it is a shortcut that lists leave out
 */
record Leaf(List<String> name, String says, boolean hidden, Function<Cli, Subcommand> make) {
  static Leaf of(String name, String says, Function<Cli, Subcommand> make) {
    return new Leaf(List.of(name.split("\\|")), says, false, make);
  }

  /** The same command under another name. */
  Leaf shortcut(String other) {
    return new Leaf(List.of(other.split("\\|")), says, true, make);
  }

  String main() {
    return name.getFirst();
  }
}
