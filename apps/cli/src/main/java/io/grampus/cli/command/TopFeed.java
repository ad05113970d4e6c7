package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.screen.TopModel;
import io.grampus.cli.screen.TopRow;
import io.grampus.cli.screen.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Brings the server's streams into the live view, and its wishes to the server. */
final class TopFeed implements AutoCloseable {
  private static final long PAUSE_MS = 1000;

  private final Cli cli;
  private final TopModel model;
  private final List<EventReader> open = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private volatile Optional<EventReader> log = Optional.empty();

  TopFeed(Cli cli, TopModel model) {
    this.cli = cli;
    this.model = model;
  }

  /**
   * Reads the first rows, so that a server that cannot be reached is told before the screen opens,
   * and follows the streams.
   */
  void begin() {
    JsonNode page = cli.api().get("list containers", Route.of("containers").with("limit", 0));
    rows(new Event("snapshot", page));
    follow("follow containers", Route.of("containers", "watch"), this::rows);
    follow("follow what containers use", Route.of("stats", "watch"), this::figures);
  }

  private void follow(String tried, Route route, Consumer<Event> taker) {
    Thread.ofVirtual()
        .name(tried)
        .start(() -> {
          while (!closed) {
            try (EventReader events = cli.api().events(tried, route)) {
              open.add(events);
              for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
                Event event = e.get();
                var _ =
                    model.locked(() -> {
                      taker.accept(event);
                      return true;
                    });
              }
              open.remove(events);
            } catch (CliException e) {
              told(e);
            }
            rest();
          }
        });
  }

  private void told(CliException e) {
    if (!closed) {
      say(
          e.exit() == ExitCode.UNREACHABLE
              ? "The server does not answer; trying again."
              : e.sentence());
    }
  }

  private void say(String line) {
    var _ =
        model.locked(() -> {
          model.message(line);
          return true;
        });
  }

  private static void rest() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rows(Event event) {
    JsonNode data = event.data();
    if (event.name().equals("snapshot")) {
      List<TopRow> all = new ArrayList<>();
      data.path("items").forEach(r -> all.add(row(r)));
      model.reset(all);
    } else if (event.name().equals("delta")) {
      data.path("upserts").forEach(r -> model.put(row(r)));
      Rows.texts(data, "removes").forEach(model::remove);
    }
  }

  private static TopRow row(JsonNode r) {
    return new TopRow(
        Rows.text(r, "id"),
        withoutTask(Rows.text(r, "name")),
        Rows.text(r, "state"),
        Rows.text(r, "health"),
        Rows.shortName(Rows.text(r, "image")),
        Rows.text(r, "node"),
        Rows.text(r, "status"),
        Rows.instant(r, "started"));
  }

  /** Swarm appends the task's id to the name of its container. */
  private static String withoutTask(String name) {
    return name.replaceFirst("\\.[a-z0-9]{25}$", "");
  }

  private void figures(Event event) {
    Map<String, Usage> figures = new HashMap<>();
    for (JsonNode f : event.data().path("items")) {
      figures.put(Rows.text(f, "id"), usage(f));
    }
    model.measured(figures);
  }

  private static Usage usage(JsonNode f) {
    return new Usage(
        f.path("cpu").asDouble(0),
        Rows.number(f, "memory"),
        Rows.number(f, "memoryLimit"),
        Rows.number(f.path("network"), "inRate"),
        Rows.number(f.path("network"), "outRate"),
        Rows.number(f.path("disk"), "inRate"),
        Rows.number(f.path("disk"), "outRate"),
        f.path("pids").asInt(0));
  }

  void openLog(TopRow row) {
    closeLog();
    String tried = "read the log of container \"" + row.name() + "\"";
    Route route = Route.of("containers", row.id(), "logs").with("follow", "true").with("tail", 500);
    Thread.ofVirtual()
        .name(tried)
        .start(() -> {
          try (EventReader events = cli.api().events(tried, route)) {
            log = Optional.of(events);
            for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
              String line = Rows.text(e.get().data(), "line");
              if (e.get().name().equals("log")) {
                var _ =
                    model.locked(() -> {
                      model.log(line);
                      return true;
                    });
              }
            }
          } catch (CliException e) {
            told(e);
          }
        });
  }

  void closeLog() {
    log.ifPresent(EventReader::close);
    log = Optional.empty();
  }

  void act(String verb, TopRow row) {
    say(verb + " " + row.name() + " …");
    Thread.ofVirtual()
        .start(() -> {
          String tried = verb + " container \"" + row.name() + "\"";
          try {
            if (verb.equals("rm")) {
              cli.api().delete(tried, Route.of("containers", row.id()).with("force", "true"));
            } else {
              cli.api().post(tried, Route.of("containers", row.id(), verb));
            }
            say(verb + " " + row.name() + ": done");
          } catch (CliException e) {
            say(e.sentence());
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    closeLog();
    open.forEach(EventReader::close);
  }
}
