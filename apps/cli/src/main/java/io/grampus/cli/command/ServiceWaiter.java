package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.screen.LiveRegion;
import io.grampus.cli.text.SafeText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/** Waits until a service runs as many tasks as it should. */
final class ServiceWaiter {
  private final Cli cli;
  private final String tried;
  private final String name;
  private final Duration patience;

  ServiceWaiter(Cli cli, String tried, String name, Duration patience) {
    this.cli = cli;
    this.tried = tried;
    this.name = name;
    this.patience = patience;
  }

  void await() {
    JsonNode found = cli.api().get(tried, Route.of("services", name)).path("row");
    String id = Rows.text(found, "id");
    boolean live = cli.screen().isOut();
    var region = new LiveRegion(cli.out(), live, cli.screen()::height);
    String last = "";
    Route route = Route.of("services", "watch").with("q", "id:" + id);
    try (EventReader events = cli.api().events(tried, route)) {
      var late = new AtomicBoolean();
      Thread alarm = alarm(events, late);
      try {
        for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
          for (JsonNode row : rows(e.get().data())) {
            String line = progress(row);
            if (!line.equals(last)) {
              if (live) {
                region.show(List.of(line));
              } else {
                cli.out().println(line);
              }
              last = line;
            }
            if (isSettled(row)) {
              return;
            }
          }
        }
      } finally {
        alarm.interrupt();
      }
      String because = late.get() ? "is not there after " + patience.toSeconds() + " s" : "is gone";
      throw new CliException(
          ExitCode.UNHEALTHY,
          tried,
          "it " + because + (last.isEmpty() ? "" : ": " + last),
          "See why: grampus service ps " + name + "; grampus service logs " + name + ".");
    }
  }

  private Thread alarm(EventReader events, AtomicBoolean late) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(patience);
            late.set(true);
            events.close();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static Iterable<JsonNode> rows(JsonNode data) {
    return data.has("upserts") ? data.path("upserts") : data.path("items");
  }

  private static boolean isSettled(JsonNode row) {
    return Rows.number(row, "running") == Rows.number(row, "desired")
        && !Rows.text(row, "updateState").matches("updating|rollback_started");
  }

  private static String progress(JsonNode row) {
    String update = Rows.text(row, "updateState");
    return SafeText.line(
        Rows.text(row, "name")
            + ": "
            + Rows.number(row, "running")
            + "/"
            + Rows.number(row, "desired")
            + " running"
            + (update.isEmpty() || update.equals("completed") ? "" : ", " + update));
  }
}
