package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.registry.DockerLogin;
import io.grampus.cli.registry.DockerLogins;
import io.grampus.cli.registry.RegistryName;
import io.grampus.cli.screen.LiveRegion;
import io.grampus.cli.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pulls an image, on one node or several, and shows how far each layer is. */
@Command
final class PullCommand extends Subcommand {
  @Parameters(paramLabel = "IMAGE")
  String image = "";

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      description = "Such as linux/arm64.",
      defaultValue = "")
  String platform = "";

  @Option(
      names = {"-q", "--quiet"},
      description = "Only the image's name at the end.")
  boolean quiet;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description = "auto, plain or json.",
      defaultValue = "auto")
  String progress = "auto";

  @Option(
      names = {"--nodes", "--node"},
      paramLabel = "NODES",
      split = ",",
      description = "On these nodes, or on all; otherwise on the server's own.")
  List<String> nodes = new ArrayList<>();

  private final PullBars bars = new PullBars();

  PullCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    String tried = "pull image \"" + image + "\"";
    boolean drawn = !quiet && progress.equals("auto") && cli.screen().isOut();
    var region = new LiveRegion(cli.out(), true, cli.screen()::height);
    try (EventReader events = api().postForEvents(tried, Route.of("images", "pull"), body())) {
      for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
        Event event = e.get();
        if (progress.equals("json")) {
          cli.out().println(event.data());
        } else if (drawn) {
          draw(region, event);
        } else {
          plain(event);
        }
        if (event.name().equals(nodes.isEmpty() ? "done" : "end")) {
          return DONE;
        }
      }
    }
    throw new CliException(
        ExitCode.UNREACHABLE, tried, "the server ended the stream before the end", "Try again.");
  }

  /** What to pull, with what Docker has for its registry. */
  private ObjectNode body() {
    ObjectNode body =
        JsonMapper.shared().createObjectNode().put("reference", image).put("platform", platform);
    ArrayNode on = body.putArray("nodes");
    nodes.forEach(on::add);
    new DockerLogins(cli.env())
        .of(RegistryName.of(image))
        .ifPresent(login -> body.set("login", json(login)));
    return body;
  }

  private static ObjectNode json(DockerLogin login) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("server", login.registry())
        .put("user", login.user())
        .put("password", login.password())
        .put("token", login.token());
  }

  private void draw(LiveRegion region, Event event) {
    JsonNode data = event.data();
    String node = Rows.text(data, "node");
    switch (event.name()) {
      case "layer" -> bars.take(data);
      case "done", "failed" -> {
        if (node.isEmpty()) {
          cli.foreignLine(words(event));
          return;
        }
        bars.end(node, words(event));
      }
      case "message" -> {
        if (node.isEmpty()) {
          region.above(SafeText.line(Rows.text(data, "text")));
        }
      }
      default -> {
        // the end, which the command sees itself
      }
    }
    region.show(bars.lines(cli.screen().width()));
  }

  private void plain(Event event) {
    JsonNode data = event.data();
    String node = Rows.text(data, "node");
    String head = node.isEmpty() ? "" : node + ": ";
    switch (event.name()) {
      case "layer" -> {
        if (!quiet && bars.take(data)) {
          cli.foreignLine(head + Rows.text(data, "id") + ": " + Rows.text(data, "status"));
        }
      }
      case "message" -> {
        if (!quiet) {
          cli.foreignLine(head + Rows.text(data, "text"));
        }
      }
      case "done" -> cli.foreignLine(head + (quiet ? Rows.text(data, "reference") : words(event)));
      case "failed" -> cli.err().println(SafeText.line(head + words(event)));
      default -> {
        // the end, which the command sees itself
      }
    }
  }

  /** How it ended on a node. */
  private static String words(Event event) {
    JsonNode data = event.data();
    if (event.name().equals("failed")) {
      return "failed. " + Rows.text(data, "detail");
    }
    boolean changed = data.path("changed").asBoolean(true);
    return (changed ? "Pulled " : "Up to date: ")
        + Rows.text(data, "reference")
        + " "
        + Rows.text(data, "digest");
  }
}
