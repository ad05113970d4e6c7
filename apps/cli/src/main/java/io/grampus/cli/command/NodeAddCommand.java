package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.Api;
import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.remote.ShellLine;
import io.grampus.cli.remote.Ssh;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import io.grampus.node.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells how a machine becomes a node, or makes one of it over SSH. */
@Command
final class NodeAddCommand extends Subcommand {
  static final View STEPS =
      View.of(
          "step",
          "Step",
          _ ->
              List.of(
                  Column.of("STATE", "State", text("state")),
                  Column.of("STEP", "Step", text("step")),
                  Column.of("SAYS", "Says", text("says")).as(Role.ELASTIC)));

  @Option(
      names = "--ssh",
      paramLabel = "[USER@]HOST",
      description = "Do it there, with the system's ssh; needs root, or sudo without a password.",
      defaultValue = "")
  String address = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "worker or manager; a worker without, and a node keeps what it is.",
      defaultValue = "")
  String role = "";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Where the machine reaches this server; as this command does without.",
      defaultValue = "")
  String server = "";

  @Option(
      names = "--advertise-addr",
      paramLabel = "ADDRESS",
      description = "The machine's address for other nodes; Swarm finds it without.",
      defaultValue = "")
  String advertise = "";

  @Option(
      names = "--engine",
      paramLabel = "unix:///PATH",
      description = "The socket of the machine's engine, if it is not the usual one.",
      defaultValue = "")
  String engine = "";

  @Option(names = "--dry-run", description = "With --ssh: only tell what would be done.")
  boolean dryRun;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "With --ssh: table, json, raw or a Go template.",
      defaultValue = "")
  String format = "";

  NodeAddCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    var wanted = new NodeSetup.Wanted(role(), reachable(), advertise, engine);
    if (address.isEmpty()) {
      tell(wanted);
      return DONE;
    }
    try (Ssh ssh = Ssh.to(address, cli.env(), cli.screen().isIn())) {
      var setup = new NodeSetup(api(), ssh, wanted);
      if (dryRun) {
        print(setup.plan(setup.look()));
      } else {
        JsonNode node = setup.carryOut(this::print);
        cli.err().println("Node " + text(node, "name") + " is there.");
      }
    }
    return DONE;
  }

  private String role() {
    if (!role.isEmpty() && !role.equals("worker") && !role.equals("manager")) {
      throw CliException.usage(
          "add a node", "\"" + role + "\" is no role", "Give worker or manager.");
    }
    return role;
  }

  private String reachable() {
    return reachable(api(), server);
  }

  /** Where machines reach the server; refused when it is only this one. */
  static String reachable(Api api, String given) {
    String url = given.isEmpty() ? api.context().url().toString() : given;
    String host = "";
    try {
      String found = URI.create(url).getHost();
      host = found == null ? "" : found;
    } catch (IllegalArgumentException e) {
      // told below
    }
    if (host.isEmpty()) {
      throw CliException.usage(
          "add a node", "\"" + url + "\" is no address of a server", "Give https://HOST:PORT.");
    }
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      throw CliException.usage(
          "add a node",
          "other machines do not reach the server at " + url,
          "Start it with --listen ADDRESS, and give --server https://ADDRESS:PORT.");
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** As each step is over; a table's columns cannot wait for the longest cell. */
  private void print(NodeSetup.Step step) {
    if (format.isEmpty() || format.equals("table")) {
      cli.foreignLine("%-8s %-7s %s".formatted(step.state(), step.name(), step.says()));
    } else {
      print(List.of(step));
    }
  }

  private void print(List<NodeSetup.Step> steps) {
    List<JsonNode> rows = steps.stream().map(NodeSetup.Step::row).toList();
    new RowPrinter(cli, STEPS, format, false, true).print(rows);
  }

  private void tell(NodeSetup.Wanted wanted) {
    String tried = "add a node";
    ObjectNode body = JsonMapper.shared().createObjectNode().put("role", wanted.joinsAs());
    JsonNode invite = api().post(tried, Route.of("nodes", "invites"), body);
    JsonNode code =
        api()
            .post(
                tried,
                Route.of("agents", "invites"),
                JsonMapper.shared().createObjectNode().put("minutes", 60));
    String pin = api().plain(tried, Words.BUNDLE_DIGEST).pin();
    List<String> words = new ArrayList<>(List.of("sh", "-s", "--", "add"));
    words.addAll(List.of("--server", wanted.server()));
    if (!pin.isEmpty()) {
      words.addAll(List.of("--pin", pin));
    }
    Rows.texts(invite, "managers").forEach(m -> words.addAll(List.of("--manager", m)));
    words.addAll(List.of("--token", text(invite, "token"), "--code", text(code, "code")));
    if (!wanted.advertise().isEmpty()) {
      words.addAll(List.of("--advertise-addr", wanted.advertise()));
    }
    if (!wanted.engine().isEmpty()) {
      words.addAll(List.of("--engine", wanted.engine()));
    }
    cli.err().println("Run this as root on the machine within 60 minutes; it works once:");
    cli.out().println(fetching(wanted, pin) + " | " + ShellLine.of(words));
  }

  /** The machine knows the server by its key alone. */
  private static String fetching(NodeSetup.Wanted wanted, String pin) {
    List<String> words = new ArrayList<>(List.of("curl", "-fsS"));
    if (!pin.isEmpty()) {
      words.addAll(List.of("-k", "--pinnedpubkey", "sha256//" + pin));
    }
    words.add(wanted.server() + Words.SCRIPT);
    return ShellLine.of(words);
  }
}
