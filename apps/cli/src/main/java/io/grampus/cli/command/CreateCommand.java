package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a volume, network, secret or config. */
@Command
abstract class CreateCommand extends Subcommand {
  @Option(
      names = {"-l", "--label"},
      paramLabel = "NAME=VALUE",
      description = "A label; may be repeated.")
  List<String> labels = new ArrayList<>();

  private final View view;

  CreateCommand(Cli cli, View view) {
    super(cli);
    this.view = view;
  }

  abstract String name();

  abstract void fill(ObjectNode body);

  Route route() {
    return Route.of(view.plural());
  }

  @Override
  final int run() {
    ObjectNode body = JsonMapper.shared().createObjectNode().put("name", name());
    body.set("labels", Options.pairs(labels));
    fill(body);
    String tried = "create " + view.word() + " \"" + name() + "\"";
    JsonNode made = api().post(tried, route(), body);
    Rows.texts(made, "warnings").forEach(w -> cli.err().println("  Note: " + w));
    cli.foreignLine(Rows.text(made, view.key().equals("Name") ? "name" : "id"));
    return DONE;
  }

  /** Makes a volume. */
  @Command
  static final class Volume extends CreateCommand {
    @Parameters(paramLabel = "VOLUME", arity = "0..1", defaultValue = "")
    String name = "";

    @Option(
        names = {"-d", "--driver"},
        paramLabel = "DRIVER",
        description = "local, or a plugin.",
        defaultValue = "")
    String driver = "";

    @Option(
        names = {"-o", "--opt"},
        paramLabel = "NAME=VALUE",
        description = "An option for the driver; may be repeated.")
    List<String> options = new ArrayList<>();

    @Mixin NodeOption at = new NodeOption();

    Volume(Cli cli) {
      super(cli, Views.VOLUMES);
    }

    @Override
    String name() {
      return name;
    }

    @Override
    Route route() {
      return at.on(super.route());
    }

    @Override
    void fill(ObjectNode body) {
      body.put("driver", driver).set("options", Options.pairs(options));
    }
  }

  /** Makes a network. */
  @Command
  static final class Network extends CreateCommand {
    @Parameters(paramLabel = "NETWORK")
    String name = "";

    @Option(
        names = {"-d", "--driver"},
        paramLabel = "DRIVER",
        description = "bridge, overlay, macvlan or a plugin.",
        defaultValue = "")
    String driver = "";

    @Option(
        names = {"-o", "--opt"},
        paramLabel = "NAME=VALUE",
        description = "An option for the driver; may be repeated.")
    List<String> options = new ArrayList<>();

    @Option(names = "--subnet", paramLabel = "CIDR", description = "Addresses; may be repeated.")
    List<String> subnets = new ArrayList<>();

    @Option(names = "--gateway", paramLabel = "IP", description = "The gateway of each subnet.")
    List<String> gateways = new ArrayList<>();

    @Option(names = "--ip-range", paramLabel = "CIDR", description = "The part to hand out.")
    List<String> ranges = new ArrayList<>();

    @Option(names = "--attachable", description = "Open to containers that Swarm did not start.")
    boolean attachable;

    @Option(names = "--internal", description = "Without a way out.")
    boolean internal;

    @Option(names = "--ipv6", description = "With IPv6 addresses.")
    boolean ipv6;

    @Option(names = "--ingress", description = "The one that carries the routing mesh.")
    boolean ingress;

    @Option(
        names = "--scope",
        paramLabel = "SCOPE",
        description = "local or swarm.",
        defaultValue = "")
    String scope = "";

    @Mixin NodeOption at = new NodeOption();

    Network(Cli cli) {
      super(cli, Views.NETWORKS);
    }

    @Override
    String name() {
      return name;
    }

    @Override
    Route route() {
      return at.on(super.route());
    }

    @Override
    void fill(ObjectNode body) {
      body.put("driver", driver).put("scope", scope).set("options", Options.pairs(options));
      ArrayNode features = body.putArray("features");
      add(features, attachable, "attachable");
      add(features, internal, "internal");
      add(features, ipv6, "ipv6");
      add(features, ingress, "ingress");
      ArrayNode pools = body.putArray("pools");
      for (int i = 0; i < subnets.size(); i++) {
        pools
            .addObject()
            .put("subnet", subnets.get(i))
            .put("gateway", at(gateways, i))
            .put("range", at(ranges, i));
      }
    }

    private static void add(ArrayNode features, boolean wanted, String feature) {
      if (wanted) {
        features.add(feature);
      }
    }

    private static String at(List<String> texts, int index) {
      return index < texts.size() ? texts.get(index) : "";
    }
  }

  /** Makes a secret or a config of a file or the standard input. */
  @Command
  static final class Sealed extends CreateCommand {
    private static final int MOST = 1 << 20;

    @Parameters(index = "0", paramLabel = "NAME")
    String name = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "FILE",
        description = "A file, or - for the standard input, the default.",
        defaultValue = "-")
    String file = "-";

    @Option(
        names = "--template-driver",
        paramLabel = "DRIVER",
        description = "golang when the value is a template.",
        defaultValue = "")
    String template = "";

    private final View view;

    Sealed(Cli cli, View view) {
      super(cli, view);
      this.view = view;
    }

    @Override
    String name() {
      return name;
    }

    @Override
    void fill(ObjectNode body) {
      body.put("value", Base64.getEncoder().encodeToString(bytes())).put("template", template);
    }

    private byte[] bytes() {
      try {
        return file.equals("-") ? cli.in().readNBytes(MOST) : Files.readAllBytes(Path.of(file));
      } catch (IOException e) {
        throw CliException.usage(
            "read the " + view.word() + " from " + file,
            "the file cannot be read",
            "Check its name and permissions.");
      }
    }
  }
}
