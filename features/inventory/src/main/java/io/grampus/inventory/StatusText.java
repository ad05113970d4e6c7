package io.grampus.inventory;

import java.time.Instant;
import java.util.Optional;

/** Says a container's state in the words of {@code docker ps}. */
final class StatusText {
  private StatusText() {}

  /** As {@code Up 3 minutes (healthy)}, {@code Exited (137) 2 hours ago}. */
  static String of(ContainerRow row, Instant now) {
    return switch (row.state()) {
      case "running" -> "Up " + ago(row.started(), now) + health(row.health());
      case "paused" -> "Up " + ago(row.started(), now) + " (Paused)";
      case "restarting" ->
          "Restarting (" + row.exitCode() + ") " + ago(row.finished(), now) + " ago";
      case "exited" -> "Exited (" + row.exitCode() + ") " + ago(row.finished(), now) + " ago";
      case "created" -> "Created";
      case "removing" -> "Removal In Progress";
      case "dead" -> "Dead";
      default -> row.state();
    };
  }

  private static String health(String health) {
    return switch (health) {
      case "" -> "";
      case "starting" -> " (health: starting)";
      default -> " (" + health + ")";
    };
  }

  private static String ago(Optional<Instant> since, Instant now) {
    // written for every row of every list: no objects for the sake of a subtraction
    return since.isPresent() ? span(now.toEpochMilli() - since.get().toEpochMilli()) : span(0);
  }

  /** A span of milliseconds as Docker rounds it. */
  static String span(long millis) {
    long seconds = millis / 1000;
    long minutes = seconds / 60;
    // to the nearest hour, from the first on
    long hours = (millis + 1_800_000) / 3_600_000;
    if (seconds < 1) {
      return "Less than a second";
    } else if (seconds == 1) {
      return "1 second";
    } else if (seconds < 60) {
      return seconds + " seconds";
    } else if (minutes == 1) {
      return "About a minute";
    } else if (minutes < 60) {
      return minutes + " minutes";
    } else if (hours == 1) {
      return "About an hour";
    } else if (hours < 48) {
      return hours + " hours";
    } else if (hours < 24 * 7 * 2) {
      return hours / 24 + " days";
    } else if (hours < 24 * 30 * 2) {
      return hours / 24 / 7 + " weeks";
    } else if (hours < 24 * 365 * 2) {
      return hours / 24 / 30 + " months";
    }
    return hours / 24 / 365 + " years";
  }
}
