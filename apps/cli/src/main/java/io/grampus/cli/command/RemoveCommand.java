package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Removes objects of one kind. */
@Command
class RemoveCommand extends Subcommand {
  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names or identifiers.")
  List<String> names = new ArrayList<>();

  private final View view;

  RemoveCommand(Cli cli, View view) {
    super(cli);
    this.view = view;
  }

  Route route(String name) {
    return Route.of(view.plural(), name);
  }

  /** Says what went. */
  void tell(String name, JsonNode answer) {
    cli.foreignLine(name);
  }

  @Override
  String object() {
    return view.word();
  }

  @Override
  int run() {
    var troubles = new Troubles(cli);
    for (String name : names) {
      String tried = "remove " + view.word() + " \"" + name + "\"";
      troubles.attempt(() -> tell(name, api().delete(tried, route(name))));
    }
    return troubles.exit();
  }

  /** Containers: also running ones, and what belongs to them alone. */
  @Command
  static final class Containers extends RemoveCommand {
    @Option(
        names = {"-f", "--force"},
        description = "Kill it first when it runs.")
    boolean force;

    @Option(
        names = {"-v", "--volumes"},
        description = "Remove its anonymous volumes as well.")
    boolean volumes;

    Containers(Cli cli) {
      super(cli, Views.CONTAINERS);
    }

    @Override
    Route route(String name) {
      return super.route(name).withIf("force", force).withIf("volumes", volumes);
    }
  }

  /** Images: a name, and with the last name the image. */
  @Command
  static final class Images extends RemoveCommand {
    @Option(
        names = {"-f", "--force"},
        description = "Also when stopped containers or other names hold it.")
    boolean force;

    @Option(names = "--no-prune", description = "Keep the images that it was built on.")
    boolean noPrune;

    @Option(
        names = "--nodes",
        paramLabel = "NODES",
        split = ",",
        description = "On all these nodes that have it, or on all.")
    List<String> nodes = new ArrayList<>();

    @Mixin NodeOption at = new NodeOption();

    Images(Cli cli) {
      super(cli, Views.IMAGES);
    }

    @Override
    Route route(String name) {
      return at.on(super.route(name))
          .withAll("nodes", nodes)
          .withIf("force", force)
          .withIf("noPrune", noPrune);
    }

    @Override
    void tell(String name, JsonNode answer) {
      Rows.texts(answer, "untagged").forEach(t -> cli.foreignLine("Untagged: " + t));
      Rows.texts(answer, "deleted").forEach(d -> cli.foreignLine("Deleted: " + d));
    }
  }

  /** Volumes and what is in them. */
  @Command
  static final class Volumes extends RemoveCommand {
    @Option(
        names = {"-f", "--force"},
        description = "Also when its driver is gone.")
    boolean force;

    @Mixin NodeOption at = new NodeOption();

    Volumes(Cli cli) {
      super(cli, Views.VOLUMES);
    }

    @Override
    Route route(String name) {
      return at.on(super.route(name)).withIf("force", force);
    }
  }

  /** Networks: of the Swarm, or of one node. */
  @Command
  static final class Networks extends RemoveCommand {
    @Mixin NodeOption at = new NodeOption();

    Networks(Cli cli) {
      super(cli, Views.NETWORKS);
    }

    @Override
    Route route(String name) {
      return at.on(super.route(name));
    }
  }
}
