package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands that change nodes. */
final class NodeCommands {
  private NodeCommands() {}

  private static void tell(Cli cli, String name, JsonNode receipt) {
    cli.foreignLine(name);
    Rows.texts(receipt, "notes").forEach(n -> cli.err().println("  Note: " + n));
  }

  private static String tried(String verb, String name) {
    return verb + " node \"" + name + "\"";
  }

  /** Does one thing to nodes. */
  @Command
  static class Step extends Subcommand {
    @Parameters(paramLabel = "NODE", arity = "1..*", description = "Names or identifiers.")
    List<String> names = new ArrayList<>();

    private final String verb;

    Step(Cli cli, String verb) {
      super(cli);
      this.verb = verb;
    }

    Route route(String name) {
      return Route.of("nodes", name, verb);
    }

    void one(String name) {
      tell(cli, name, api().post(tried(verb, name), route(name)));
    }

    @Override
    int run() {
      var troubles = new Troubles(cli);
      names.forEach(name -> troubles.attempt(() -> one(name)));
      return troubles.exit();
    }
  }

  /** Moves all tasks away. */
  @Command
  static final class Drain extends Step {
    @Option(
        names = {"-f", "--force"},
        description = "Also when no other node takes tasks, so that all of them stop.")
    boolean force;

    @Option(
        names = {"--plan", "--dry-run"},
        description = "Only show what would become of each task.")
    boolean plan;

    Drain(Cli cli) {
      super(cli, "drain");
    }

    @Override
    Route route(String name) {
      return super.route(name).withIf("force", force);
    }

    @Override
    void one(String name) {
      if (plan) {
        String tried = "plan the drain of node \"" + name + "\"";
        new DrainPrinter(cli).print(api().get(tried, super.route(name)));
      } else {
        super.one(name);
      }
    }
  }

  /** Makes workers of managers. */
  @Command
  static final class Demote extends Step {
    @Option(
        names = {"-f", "--force"},
        description = "Also when it is the manager that Grampus asks.")
    boolean force;

    Demote(Cli cli) {
      super(cli, "demote");
    }

    @Override
    Route route(String name) {
      return super.route(name).withIf("force", force);
    }
  }

  /** Forgets nodes that have left. */
  @Command
  static final class Remove extends RemoveCommand {
    @Option(
        names = {"-f", "--force"},
        description = "Also when it is not down.")
    boolean force;

    Remove(Cli cli) {
      super(cli, Views.NODES);
    }

    @Override
    Route route(String name) {
      return super.route(name).withIf("force", force);
    }

    @Override
    void tell(String name, JsonNode receipt) {
      NodeCommands.tell(cli, name, receipt);
    }
  }

  /** Gives labels and takes them. */
  @Command
  static final class Label extends Subcommand {
    @Parameters(index = "0", paramLabel = "NODE")
    String name = "";

    @Parameters(
        index = "1",
        paramLabel = "LABEL",
        arity = "0..*",
        description = "Labels to give it, as name=value.")
    List<String> labels = new ArrayList<>();

    @Option(names = "--rm", paramLabel = "NAME", description = "A label to take from it.")
    List<String> removed = new ArrayList<>();

    Label(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      if (labels.isEmpty() && removed.isEmpty()) {
        throw CliException.usage(
            tried("label", name), "it does not say which labels", "Give name=value, or --rm NAME.");
      }
      label(cli, name, labels, removed);
      return DONE;
    }
  }

  private static void label(Cli cli, String name, List<String> set, List<String> removed) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.set("set", Options.pairs(set));
    removed.forEach(body.putArray("remove")::add);
    tell(cli, name, cli.api().post(tried("label", name), Route.of("nodes", name, "labels"), body));
  }

  /** Docker's way to say all of that. */
  @Command
  static final class Update extends Subcommand {
    @Parameters(paramLabel = "NODE")
    String name = "";

    @Option(
        names = "--availability",
        paramLabel = "AVAILABILITY",
        description = "active, pause or drain.",
        defaultValue = "")
    String availability = "";

    @Option(
        names = "--role",
        paramLabel = "NODE_ROLE",
        description = "worker or manager.",
        defaultValue = "")
    String role = "";

    @Option(names = "--label-add", paramLabel = "LABEL", description = "A label, as name=value.")
    List<String> added = new ArrayList<>();

    @Option(names = "--label-rm", paramLabel = "NAME", description = "A label to take from it.")
    List<String> removed = new ArrayList<>();

    @Option(
        names = {"-f", "--force"},
        description = "Also when it does more harm than one may expect.")
    boolean force;

    Update(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String available = availability.isEmpty() ? "" : verb("--availability", availability);
      String becomes = role.isEmpty() ? "" : verb("--role", role);
      if (!added.isEmpty() || !removed.isEmpty()) {
        label(cli, name, added, removed);
      }
      step(available);
      step(becomes);
      if (added.isEmpty() && removed.isEmpty() && available.isEmpty() && becomes.isEmpty()) {
        throw CliException.usage(
            tried("update", name),
            "it does not say what to change",
            "Give --availability, --role, --label-add or --label-rm.");
      }
      return DONE;
    }

    private void step(String verb) {
      if (!verb.isEmpty()) {
        Route route = Route.of("nodes", name, verb).withIf("force", force);
        tell(cli, name, api().post(tried(verb, name), route));
      }
    }

    private String verb(String option, String value) {
      return switch (option + " " + value) {
        case "--availability active" -> "activate";
        case "--availability pause" -> "pause";
        case "--availability drain" -> "drain";
        case "--role manager" -> "promote";
        case "--role worker" -> "demote";
        default ->
            throw CliException.usage(
                tried("update", name),
                "\"" + value + "\" is nothing for " + option,
                option.equals("--role")
                    ? "Give worker or manager."
                    : "Give active, pause or drain.");
      };
    }
  }
}
