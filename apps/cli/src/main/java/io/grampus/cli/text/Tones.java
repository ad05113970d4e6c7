package io.grampus.cli.text;

import io.grampus.cli.text.Paint.Tone;
import java.util.Locale;

/** Which colour the word for a state has. */
public final class Tones {
  private Tones() {}

  public static Tone of(String state) {
    String word = state.toLowerCase(Locale.ROOT);
    if (word.contains("unhealthy") || word.startsWith("failed") || word.startsWith("rejected")) {
      return Tone.BAD;
    }
    return switch (word.split("[ (]", 2)[0]) {
      case "up", "running", "ready", "healthy", "active", "done", "complete", "completed", "ok" ->
          word.contains("starting") || word.contains("paused") ? Tone.WARN : Tone.GOOD;
      case "dead", "down", "unknown", "orphaned", "problem", "refused" -> Tone.BAD;
      case "paused",
          "restarting",
          "starting",
          "preparing",
          "pending",
          "assigned",
          "accepted",
          "updating",
          "rolling",
          "drain",
          "pause",
          "disconnected" ->
          Tone.WARN;
      case "exited", "created", "shutdown", "removed" -> Tone.DIM;
      default -> Tone.PLAIN;
    };
  }
}
