package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Containers that join and leave networks. */
final class ConnectCommands {
  private ConnectCommands() {}

  /** Lets a container join. */
  @Command
  static final class Connect extends Subcommand {
    @Parameters(index = "0", paramLabel = "NETWORK")
    String network = "";

    @Parameters(index = "1", paramLabel = "CONTAINER")
    String container = "";

    @Option(names = "--alias", paramLabel = "NAME", description = "A further name there.")
    List<String> aliases = new ArrayList<>();

    @Option(
        names = "--driver-opt",
        paramLabel = "NAME=VALUE",
        description = "An option for the network's driver.")
    List<String> options = new ArrayList<>();

    @Option(
        names = "--ip",
        paramLabel = "IP",
        description = "Its IPv4 address there.",
        defaultValue = "")
    String ipv4 = "";

    @Option(
        names = "--ip6",
        paramLabel = "IP",
        description = "Its IPv6 address there.",
        defaultValue = "")
    String ipv6 = "";

    @Option(names = "--link", paramLabel = "NAME", description = "A container to link with.")
    List<String> links = new ArrayList<>();

    @Option(names = "--link-local-ip", paramLabel = "IP", description = "A link-local address.")
    List<String> linkLocal = new ArrayList<>();

    Connect(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      ObjectNode body =
          JsonMapper.shared()
              .createObjectNode()
              .put("container", container)
              .put("ipv4", ipv4)
              .put("ipv6", ipv6);
      aliases.forEach(array(body, "aliases")::add);
      links.forEach(array(body, "links")::add);
      linkLocal.forEach(array(body, "linkLocal")::add);
      body.set("options", Options.pairs(options));
      String tried = "connect container \"" + container + "\" to network \"" + network + "\"";
      api().post(tried, Route.of("networks", network, "connect"), body);
      return DONE;
    }

    private static ArrayNode array(ObjectNode body, String member) {
      return body.putArray(member);
    }
  }

  /** Lets a container leave. */
  @Command
  static final class Disconnect extends Subcommand {
    @Parameters(index = "0", paramLabel = "NETWORK")
    String network = "";

    @Parameters(index = "1", paramLabel = "CONTAINER")
    String container = "";

    @Option(
        names = {"-f", "--force"},
        description = "Also a container that is gone.")
    boolean force;

    Disconnect(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      ObjectNode body =
          JsonMapper.shared().createObjectNode().put("container", container).put("force", force);
      String tried = "disconnect container \"" + container + "\" from network \"" + network + "\"";
      api().post(tried, Route.of("networks", network, "disconnect"), body);
      return DONE;
    }
  }
}
