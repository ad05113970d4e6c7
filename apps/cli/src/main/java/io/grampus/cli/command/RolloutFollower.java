package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.screen.LiveRegion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Follows a rollout to its end, and tells how it ended. */
final class RolloutFollower {
  private static final int ATTEMPTS = 10;

  private final Cli cli;
  private final boolean quiet;
  private final RolloutPrinter printer;
  private final LiveRegion region;
  private final Map<String, String> told = new HashMap<>();

  RolloutFollower(Cli cli, boolean quiet) {
    this.cli = cli;
    this.quiet = quiet;
    this.printer = new RolloutPrinter(cli);
    this.region = new LiveRegion(cli.out(), cli.screen().isOut(), cli.screen()::height);
  }

  int follow(String verb, JsonNode begun, boolean detach) throws InterruptedException {
    String id = Rows.text(begun, "id");
    String stack = Rows.text(begun, "stack");
    if (detach) {
      cli.foreignLine(id);
      return Subcommand.DONE;
    }
    String tried = verb + " stack \"" + stack + "\"";
    JsonNode last = begun;
    for (int attempt = 1; !hasEnded(last); attempt++) {
      try {
        last = watch(tried, id, last);
      } catch (CliException e) {
        if (e.exit() != ExitCode.UNREACHABLE || attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(1000L * attempt); // the rollout goes on without us; a server may restart
      }
    }
    return end(tried, stack, last);
  }

  private JsonNode watch(String tried, String id, JsonNode begun) {
    JsonNode last = begun;
    try (EventReader events = cli.api().events(tried, Route.of("rollouts", id, "watch"))) {
      for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
        if (e.get().name().equals("rollout")) {
          last = e.get().data();
          show(last);
          if (hasEnded(last)) {
            return last;
          }
        }
      }
    }
    return cli.api().get(tried, Route.of("rollouts", id));
  }

  private void show(JsonNode rollout) {
    if (quiet) {
      return;
    }
    if (cli.screen().isOut()) {
      region.show(printer.lines(rollout));
      return;
    }
    for (JsonNode service : rollout.path("services")) {
      String line = printer.line(service);
      if (!line.equals(told.put(Rows.text(service, "service"), line))) {
        cli.out().println(line);
      }
    }
  }

  static boolean hasEnded(JsonNode rollout) {
    return switch (state(rollout)) {
      case "healthy", "removed", "failed", "rolledBack", "superseded", "cancelled" -> true;
      default -> false;
    };
  }

  private static String state(JsonNode rollout) {
    return Rows.text(rollout.path("state"), "name");
  }

  private int end(String tried, String stack, JsonNode rollout) {
    if (!quiet) {
      Rows.texts(rollout, "notes").forEach(n -> cli.err().println("  Note: " + n));
    }
    JsonNode state = rollout.path("state");
    return switch (state(rollout)) {
      case "healthy" -> said("Stack " + stack + " is healthy" + printer.took(rollout) + ".");
      case "removed" -> said("Stack " + stack + " is removed" + printer.took(rollout) + ".");
      case "superseded" ->
          throw new CliException(
              ExitCode.CONFLICT,
              tried,
              "rollout " + Rows.text(state, "by") + " took over",
              "See what runs: grampus stack services " + stack + ".");
      case "cancelled" ->
          throw new CliException(
              ExitCode.CONFLICT,
              tried,
              Rows.text(state, "by") + " stopped it; what was applied stays",
              "See what runs: grampus stack services " + stack + ".");
      default -> {
        printer.failures(rollout).forEach(cli.err()::println);
        String now = Rows.text(state, "runsNow");
        throw new CliException(
            ExitCode.UNHEALTHY,
            tried,
            Rows.text(state, "reason").replaceFirst("\\.$", "")
                + (now.isEmpty() ? "" : "; " + now.replaceFirst("\\.$", "")),
            "See more: grampus stack ps " + stack + "; grampus stack logs " + stack + ".");
      }
    };
  }

  private int said(String line) {
    cli.foreignLine(line);
    return Subcommand.DONE;
  }
}
