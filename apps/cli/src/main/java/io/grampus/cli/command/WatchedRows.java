package io.grampus.cli.command;

import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.Route;
import io.grampus.cli.screen.LiveRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Keeps a list up to date from the server's stream of changes, and shows it again each time. */
final class WatchedRows {
  private final Cli cli;
  private final String tried;
  private final Function<Route, Route> listing;
  private final int limit;
  private final Map<String, JsonNode> rows = new LinkedHashMap<>();

  /**
   * @param listing adds what was asked for to a route: query and order
   * @param limit how many rows to show; 0 for all
   */
  WatchedRows(Cli cli, String tried, Function<Route, Route> listing, int limit) {
    this.cli = cli;
    this.tried = tried;
    this.listing = listing;
    this.limit = limit;
  }

  /** Follows until the stream ends. */
  int follow(Route route, Function<Iterable<JsonNode>, List<String>> shown) {
    var region = new LiveRegion(cli.out(), cli.screen().isOut(), cli.screen()::height);
    Route watching = listing.apply(route.then("watch"));
    try (EventReader events = cli.api().events(tried, watching)) {
      for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
        if (changed(route, e.get())) {
          long most = limit > 0 ? limit : Long.MAX_VALUE;
          region.show(shown.apply(rows.values().stream().limit(most).toList()));
        }
      }
    }
    return Subcommand.DONE;
  }

  private boolean changed(Route route, Event event) {
    return switch (event.name()) {
      case "snapshot" -> {
        reset(event.data());
        yield true;
      }
      case "delta" -> {
        apply(route, event.data());
        yield true;
      }
      default -> false;
    };
  }

  private void reset(JsonNode page) {
    rows.clear();
    ListCommand.items(page).forEach(r -> rows.put(key(r), r));
  }

  /** Stacks have a name only. */
  private static String key(JsonNode row) {
    return Rows.text(row, row.has("id") ? "id" : "name");
  }

  private void apply(Route route, JsonNode delta) {
    Rows.texts(delta, "removes").forEach(rows::remove);
    List<JsonNode> fresh = new ArrayList<>();
    for (JsonNode row : delta.path("upserts")) {
      if (rows.replace(key(row), row) == null) {
        fresh.add(row);
      }
    }
    if (!fresh.isEmpty()) { // the server knows where in the order they belong
      reset(cli.api().get(tried, listing.apply(route).with("limit", 0)));
    }
  }
}
