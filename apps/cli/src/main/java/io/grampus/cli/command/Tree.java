package io.grampus.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/**
 * Builds picocli's tree of commands. Reading annotations takes most of the time that a small
 * command needs, and making an empty command for each name the rest: only the one that is called is
 * there, and where it is none, the names of all for help and suggestions.
 */
final class Tree {
  private static final int COLUMN = 12;
  private static final int WIDTH = 78;

  private final Cli cli;
  private final boolean whole;
  private final String first;
  private final String second;

  private Tree(Cli cli, boolean whole, String first, String second) {
    this.cli = cli;
    this.whole = whole;
    this.first = first;
    this.second = second;
  }

  /** What is before the command. */
  @Command(
      name = "grampus",
      synopsisHeading = "",
      customSynopsis = "Usage: grampus [--context CONTEXT] COMMAND",
      description = {
        "",
        "Turns Docker machines into a platform: live lists, stacks, rolling updates.",
        "",
        "To begin:",
        "  ./grampus up                               start it on this machine",
        "  grampus login --code CODE                  sign in with the code it printed",
        "  grampus stack deploy -c compose.yaml NAME  run a Compose project",
        "  grampus top                                watch it",
        ""
      },
      optionListHeading = "Options:%n",
      footer = {
        "",
        "Every list takes --filter, --format, --sort, --limit and --watch.",
        "Help on a command: grampus COMMAND --help. Completion: grampus completion --help"
      })
  static final class Root implements Runnable {
    @Option(
        names = {"-c", "--context"},
        paramLabel = "CONTEXT",
        description = "The server to use; grampus context ls lists them.",
        defaultValue = "")
    String context = "";

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help.")
    boolean help;

    @Option(
        names = {"-v", "--version"},
        versionHelp = true,
        description = "Show the version.")
    boolean version;

    private final Cli cli;

    Root(Cli cli) {
      this.cli = cli;
    }

    @Override
    public void run() {
      root(cli, new Tree(cli, false, "", "")).usage(cli.out());
    }
  }

  /** A group that was called without a command shows its help. */
  @Command
  static final class GroupCommand implements Runnable {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help.")
    boolean help;

    @CommandLine.Spec CommandSpec spec = CommandSpec.create();

    private final Cli cli;

    GroupCommand(Cli cli) {
      this.cli = cli;
    }

    @Override
    public void run() {
      spec.commandLine().usage(cli.out());
    }
  }

  /** All of it, for completion and tests. */
  static CommandLine whole(Cli cli) {
    return root(cli, new Tree(cli, true, "", ""));
  }

  /** As much of it as these arguments need. */
  static CommandLine forArguments(Cli cli, List<String> args) {
    int at = 0;
    while (at < args.size() && args.get(at).startsWith("-")) {
      at += args.get(at).equals("-c") || args.get(at).equals("--context") ? 2 : 1;
    }
    String first = at < args.size() ? args.get(at) : "";
    String second = at + 1 < args.size() ? args.get(at + 1) : "";
    return root(cli, new Tree(cli, false, first, second));
  }

  private static CommandLine root(Cli cli, Tree tree) {
    CommandLine root = new CommandLine(new Root(cli));
    root.getCommandSpec().version("grampus " + VersionCommand.own());
    boolean all = tree.whole || !isCommand(tree.first);
    for (Group group : Catalog.GROUPS) {
      boolean read = tree.whole || group.name().equals(tree.first);
      if (all || read) {
        root.addSubcommand(group.name(), read ? tree.group(group) : stub(group.says()));
      }
    }
    leaves()
        .filter(l -> all || l.name().contains(tree.first))
        .forEach(l -> tree.add(root, l, l.name().contains(tree.first)));
    root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, _ -> "");
    root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Tree::sections);
    return root;
  }

  private static Stream<Leaf> leaves() {
    return Stream.of(Catalog.COMMON, Catalog.LAUNCHER, Catalog.SHORTCUTS).flatMap(List::stream);
  }

  private static boolean isCommand(String word) {
    return Catalog.GROUPS.stream().anyMatch(g -> g.name().equals(word))
        || leaves().anyMatch(l -> l.name().contains(word));
  }

  private CommandLine group(Group group) {
    CommandLine line = new CommandLine(new GroupCommand(cli));
    line.getCommandSpec().usageMessage().description(group.says() + ".", "");
    boolean all = whole || group.leaves().stream().noneMatch(l -> l.name().contains(second));
    for (Leaf leaf : group.leaves()) {
      boolean called = leaf.name().contains(second);
      if (all || called) {
        add(line, leaf, called);
      }
    }
    line.getCommandSpec()
        .usageMessage()
        .customSynopsis("grampus " + group.name() + " COMMAND")
        .commandListHeading("%nCommands:%n")
        .footer("", "Help on one: grampus " + group.name() + " COMMAND --help");
    return line;
  }

  private void add(CommandLine parent, Leaf leaf, boolean called) {
    CommandLine line = whole || called ? read(leaf) : stub(leaf.says());
    line.getCommandSpec().usageMessage().hidden(leaf.hidden());
    String[] aliases = leaf.name().stream().skip(1).toArray(String[]::new);
    parent.addSubcommand(leaf.main(), line, aliases);
  }

  private CommandLine read(Leaf leaf) {
    Subcommand command = leaf.make().apply(cli);
    var line = new CommandLine(command);
    line.getCommandSpec().usageMessage().description(leaf.says(), "").abbreviateSynopsis(true);
    name(line.getCommandSpec(), command.object().toUpperCase(Locale.ROOT));
    if (command instanceof EndsOptions) {
      line.setStopAtPositional(true);
    }
    return line;
  }

  /** Commands for many kinds of things say which kind they are for. */
  private static void name(CommandSpec spec, String object) {
    for (PositionalParamSpec old : List.copyOf(spec.positionalParameters())) {
      String label =
          object.isEmpty() || !old.paramLabel().equals("NAME") ? old.paramLabel() : object;
      String[] says =
          old.description().length > 0 ? old.description() : new String[] {meaning(label)};
      spec.remove(old);
      spec.add(old.toBuilder().paramLabel(label).description(says).build());
    }
  }

  private static String meaning(String label) {
    return switch (label) {
      case "CONTAINER", "IMAGE", "NETWORK", "NODE", "SERVICE", "TASK", "SECRET", "CONFIG" ->
          "A name, or the beginning of an identifier.";
      case "SERVICE=REPLICAS" -> "A service and how many tasks it shall have.";
      case "NAME" -> "What to call it.";
      case "NEW_NAME", "NEW_NAME[:TAG]" -> "The other name.";
      case "COMMAND" -> "The command and its arguments.";
      case "URL" -> "The server's address, such as https://grampus.example:7443.";
      default -> "Its name.";
    };
  }

  private static CommandLine stub(String says) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(says);
    return new CommandLine(spec);
  }

  private static String sections(Help help) {
    var text = new StringBuilder();
    section(text, "Commands", Catalog.COMMON);
    text.append("\nGroups:\n");
    Catalog.GROUPS.forEach(g -> line(text, g.name(), g.says()));
    section(text, "Launcher (./grampus, on the machine that runs the server)", Catalog.LAUNCHER);
    text.append("\nShortcuts, as docker has them:\n ");
    int column = 1;
    for (Leaf leaf : Catalog.SHORTCUTS) {
      if (column + leaf.main().length() >= WIDTH) {
        text.append("\n ");
        column = 1;
      }
      text.append(' ').append(leaf.main());
      column += leaf.main().length() + 1;
    }
    return text.append('\n').toString();
  }

  private static void section(StringBuilder text, String title, List<Leaf> leaves) {
    text.append('\n').append(title).append(":\n");
    leaves.forEach(l -> line(text, l.main(), l.says()));
  }

  private static void line(StringBuilder text, String name, String says) {
    text.append("  ").append(name).append(" ".repeat(Math.max(1, COLUMN - name.length())));
    text.append(says.endsWith(".") ? says.substring(0, says.length() - 1) : says).append('\n');
  }
}
