package io.grampus.cli.command;

import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.Paint;
import io.grampus.cli.text.Paint.Tone;
import io.grampus.cli.text.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Draws how far the services of a rollout are. */
final class RolloutPrinter {
  private static final int BAR = 10;

  private final Cli cli;
  private final Paint paint;

  RolloutPrinter(Cli cli) {
    this.cli = cli;
    this.paint = cli.paint();
  }

  /** A line for each service. */
  List<String> lines(JsonNode rollout) {
    int width = 8;
    for (JsonNode service : rollout.path("services")) {
      width = Math.max(width, CellWidth.of(Rows.text(service, "service")));
    }
    width = Math.min(width, Math.max(8, cli.screen().width() / 3));
    List<String> lines = new ArrayList<>();
    for (JsonNode service : rollout.path("services")) {
      lines.add(drawn(service, width));
    }
    return lines;
  }

  private String drawn(JsonNode service, int width) {
    String phase = phase(service);
    Tone tone = tone(phase);
    long desired = Rows.number(service, "desired");
    long running = Rows.number(service, "running");
    String name = SafeText.line(Rows.text(service, "service"));
    name = CellWidth.pad(CellWidth.cut(name, width), width);
    int full = desired <= 0 ? 0 : (int) Math.min(BAR, BAR * running / desired);
    String bar = "█".repeat(full) + "░".repeat(BAR - full);
    String count = CellWidth.padLeft(running + "/" + desired, 7);
    int room = Math.max(0, cli.screen().width() - width - BAR - 15);
    String says = CellWidth.cut(SafeText.line(Rows.text(service, "says")), room);
    return paint.in(tone, sign(phase) + " " + name + " " + bar) + count + "  " + says;
  }

  /** One line without drawing, for pipes. */
  String line(JsonNode service) {
    return Rows.text(service, "service")
        + ": "
        + phase(service).replace('_', ' ')
        + " "
        + Rows.number(service, "running")
        + "/"
        + Rows.number(service, "desired")
        + " "
        + Rows.text(service, "says");
  }

  /** Which services are not well, why, and what their tasks wrote last. */
  List<String> failures(JsonNode rollout) {
    List<String> lines = new ArrayList<>();
    for (JsonNode service : rollout.path("services")) {
      if (!phase(service).matches("failed|rolled_back")) {
        continue;
      }
      lines.add(
          paint.in(
              Tone.BAD,
              SafeText.line(Rows.text(service, "service") + ": " + Rows.text(service, "says"))));
      Rows.texts(service, "log").forEach(l -> lines.add("  | " + SafeText.logLine(l)));
    }
    return lines;
  }

  String took(JsonNode rollout) {
    JsonNode origin = rollout.path("origin");
    return Rows.instant(origin, "startedAt")
        .flatMap(s -> Rows.instant(origin, "endedAt").map(e -> Duration.between(s, e)))
        .map(d -> " after " + seconds(d))
        .orElse("");
  }

  private static String seconds(Duration span) {
    return span.toSeconds() < 60
        ? Amounts.fixed(span.toMillis() / 1000.0, 1) + " s"
        : Amounts.brief(span);
  }

  private static String phase(JsonNode service) {
    return Rows.text(service, "phase").toLowerCase(Locale.ROOT);
  }

  private static Tone tone(String phase) {
    return switch (phase) {
      case "done" -> Tone.GOOD;
      case "failed", "rolled_back" -> Tone.BAD;
      case "rolling" -> Tone.ACCENT;
      default -> Tone.DIM;
    };
  }

  private static String sign(String phase) {
    return switch (phase) {
      case "done" -> "✔";
      case "failed", "rolled_back" -> "✘";
      case "rolling" -> "↻";
      default -> "·";
    };
  }
}
