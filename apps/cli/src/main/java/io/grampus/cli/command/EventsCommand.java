package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Event;
import io.grampus.cli.api.EventReader;
import io.grampus.cli.api.Route;
import io.grampus.cli.template.Template;
import io.grampus.cli.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Follows what happens at the engine. */
@Command
final class EventsCommand extends Subcommand {
  @Option(
      names = {"-f", "--filter"},
      paramLabel = "KEY=VALUE",
      description = "Only these, as Docker's: type=container, event=die.")
  List<String> filters = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on; from now when left out.",
      defaultValue = "")
  String since = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Up to then, and end.",
      defaultValue = "")
  String until = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "json or a Go template.",
      defaultValue = "")
  String format = "";

  EventsCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    Route route =
        Route.of("events")
            .withIf("since", Options.time("--since", since, cli.now()))
            .withIf("until", Options.time("--until", until, cli.now()))
            .withAll("filter", filters);
    try (EventReader events = api().events("follow events", route)) {
      for (Optional<Event> e = events.next(); e.isPresent(); e = events.next()) {
        cli.foreignLine(line(e.get().data()));
        cli.out().flush();
      }
    }
    return DONE;
  }

  private String line(JsonNode event) {
    if (format.equals("json")) {
      return event.toString();
    }
    if (!format.isEmpty()) {
      try {
        return Template.parse(format).apply(event);
      } catch (TemplateException e) {
        throw CliException.usage(
            "apply the template " + format,
            String.valueOf(e.getMessage()),
            "Look at the members: grampus events --format json.");
      }
    }
    String detail = Rows.text(event, "detail");
    return Rows.text(event, "at")
        + " "
        + Rows.text(event, "kind")
        + " "
        + Rows.text(event, "action")
        + (detail.isEmpty() ? "" : ": " + detail)
        + " "
        + Rows.shortId(Rows.text(event, "id"))
        + " ("
        + attributes(event)
        + ")";
  }

  private static String attributes(JsonNode event) {
    List<String> pairs = new ArrayList<>();
    pairs.add("name=" + Rows.text(event, "name"));
    event
        .path("attributes")
        .properties()
        .forEach(a -> {
          if (!a.getKey().equals("name")) {
            pairs.add(a.getKey() + "=" + a.getValue().asString(""));
          }
        });
    return String.join(", ", pairs);
  }
}
