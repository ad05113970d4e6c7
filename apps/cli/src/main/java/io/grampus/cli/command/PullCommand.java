package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.screen.LiveRegion;
import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pulls an image and shows how far each layer is. */
@Command
final class PullCommand extends Subcommand {
  private static final int BAR = 28;
  private static final int LEAST_BAR = 5;
  private static final int AMOUNTS = 20;
  private static final int MIN_ROOM = 20;

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

  private final Map<String, JsonNode> layers = new LinkedHashMap<>();

  PullCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    String tried = "pull image \"" + image + "\"";
    ObjectNode body =
        JsonMapper.shared().createObjectNode().put("reference", image).put("platform", platform);
    boolean bars = !quiet && progress.equals("auto") && cli.screen().isOut();
    var region = new LiveRegion(cli.out(), true, cli.screen()::height);
    try (EventReader events = api().postForEvents(tried, Route.of("images", "pull"), body)) {
      for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
        Event event = e.get();
        if (event.name().equals("done")) {
          return done(event.data());
        }
        if (progress.equals("json")) {
          cli.out().println(event.data());
        } else if (bars) {
          draw(region, event);
        } else if (!quiet) {
          plain(event);
        }
      }
    }
    throw new CliException(
        ExitCode.UNREACHABLE, tried, "the server ended the stream before the end", "Try again.");
  }

  private int done(JsonNode done) {
    if (progress.equals("json")) {
      cli.out().println(done);
    } else if (quiet) {
      cli.foreignLine(Rows.text(done, "reference"));
    } else {
      boolean changed = done.path("changed").asBoolean(true);
      cli.foreignLine(
          (changed ? "Pulled " : "Up to date: ")
              + Rows.text(done, "reference")
              + " "
              + Rows.text(done, "digest"));
    }
    return DONE;
  }

  private void draw(LiveRegion region, Event event) {
    if (event.name().equals("layer")) {
      layers.put(Rows.text(event.data(), "id"), event.data());
      region.show(bars());
    } else {
      region.above(SafeText.line(message(event.data())));
    }
  }

  private void plain(Event event) {
    if (!event.name().equals("layer")) {
      cli.foreignLine(message(event.data()));
      return;
    }
    String id = Rows.text(event.data(), "id");
    JsonNode before = layers.put(id, event.data());
    String status = Rows.text(event.data(), "status");
    if (before == null || !Rows.text(before, "status").equals(status)) {
      cli.foreignLine(id + ": " + status);
    }
  }

  private static String message(JsonNode data) {
    return data.has("text") ? Rows.text(data, "text") : Rows.text(data, "message");
  }

  /** A line for each layer, and one for all of them. */
  private List<String> bars() {
    int room = Math.max(MIN_ROOM, cli.screen().width() - 1);
    List<String> lines = new ArrayList<>();
    layers.values().forEach(l -> lines.add(CellWidth.cut(bar(l, room), room)));
    lines.add(CellWidth.cut(summary(), room));
    return lines;
  }

  private static String bar(JsonNode layer, int room) {
    String line = String.format("%-12s  %-18s", Rows.text(layer, "id"), Rows.text(layer, "status"));
    long total = Rows.number(layer, "total");
    long current = Rows.number(layer, "current");
    int width = Math.min(BAR, room - line.length() - AMOUNTS);
    if (total <= 0 || current >= total || width < LEAST_BAR) {
      return SafeText.line(line.stripTrailing());
    }
    int full = (int) (width * current / total);
    String amounts = CellWidth.padLeft(Amounts.size(current) + " / " + Amounts.size(total), 19);
    return SafeText.line(line) + " " + "█".repeat(full) + "░".repeat(width - full) + amounts;
  }

  private String summary() {
    long here = layers.values().stream().filter(PullCommand::isHere).count();
    return here + " of " + layers.size() + " layers are there.";
  }

  private static boolean isHere(JsonNode layer) {
    return Rows.text(layer, "status").matches("(?i)pull complete|already exists");
  }
}
