package io.grampus.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What could stand where the cursor is, for the scripts of the shells. The first line of the answer
 * is {@code words}, {@code open} when no blank may follow, or {@code files}; the others are a word
 * and, after a tab, what it is.
 */
final class Completion {
  static final String COMMAND = "__complete";

  private final Cli cli;
  private final List<String> before;
  private final String current;
  private final List<String> arguments = new ArrayList<>();
  private CommandSpec at;
  private Optional<OptionSpec> pending = Optional.empty();
  private boolean onlyArguments;

  /**
   * @param words those after the program's name, up to the cursor
   */
  Completion(Cli cli, List<String> words) {
    this.cli = cli;
    this.before = words.isEmpty() ? words : words.subList(0, words.size() - 1);
    this.current = words.isEmpty() ? "" : words.getLast();
    this.at = Tree.forArguments(cli, before).getCommandSpec();
    before.forEach(this::walk);
  }

  private void walk(String word) {
    if (pending.isPresent()) {
      if (pending.get().longestName().equals("--context")) {
        cli.choose(word);
      }
      pending = Optional.empty();
    } else if (!onlyArguments && word.startsWith("-")) {
      onlyArguments = word.equals("--");
      pending = option(word).filter(o -> o.arity().min() > 0 && !word.contains("="));
    } else if (arguments.isEmpty() && at.subcommands().containsKey(word)) {
      at = at.subcommands().get(word).getCommandSpec();
    } else {
      arguments.add(word);
      onlyArguments |= at.userObject() instanceof EndsOptions;
    }
  }

  private Optional<OptionSpec> option(String word) {
    return Optional.ofNullable(at.findOption(word.replaceFirst("=.*", "")));
  }

  void print() {
    Words words = words();
    cli.out().println(words.sort());
    for (Words.Word word : words.words()) {
      if (word.text().startsWith(current) && !arguments.contains(word.text())) {
        cli.out().println(word.says().isEmpty() ? word.text() : word.text() + "\t" + word.says());
      }
    }
  }

  private Words words() {
    var objects = new CompletionWords(cli, at.userObject());
    if (pending.isPresent()) {
      return objects.of(pending.get().paramLabel(), current);
    }
    if (!onlyArguments && current.startsWith("--") && current.contains("=")) {
      String name = current.substring(0, current.indexOf('=') + 1);
      return option(current)
          .map(o -> objects.of(o.paramLabel(), current.substring(name.length())).after(name))
          .orElse(Words.NONE);
    }
    if (!onlyArguments && current.startsWith("-")) {
      return Words.of(
          at.options().stream()
              .filter(o -> !o.hidden())
              .map(o -> new Words.Word(o.longestName(), first(o.description())))
              .toList());
    }
    if (arguments.isEmpty() && !at.subcommands().isEmpty()) {
      return subcommands();
    }
    return at.positionalParameters().stream()
        .filter(p -> p.index().contains(arguments.size()))
        .findFirst()
        .map(PositionalParamSpec::paramLabel)
        .map(label -> objects.of(label, current))
        .orElse(Words.NONE);
  }

  private Words subcommands() {
    return Words.of(
        at.subcommands().entrySet().stream()
            .filter(s -> s.getKey().equals(s.getValue().getCommandName()))
            .map(s -> new Words.Word(s.getKey(), says(s.getValue())))
            .toList());
  }

  private static String says(CommandLine line) {
    return first(line.getCommandSpec().usageMessage().description());
  }

  private static String first(String... description) {
    return description.length == 0 ? "" : description[0].replaceFirst("[.;].*", "");
  }
}
