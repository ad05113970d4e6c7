package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Tells how the server is. */
@Command
final class StatusCommand extends Subcommand {
  private static final int LABEL = 18;

  @Option(names = "--format", paramLabel = "FORMAT", description = "json.", defaultValue = "")
  String format = "";

  StatusCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    Route route = Route.of("status");
    JsonNode status =
        api().get("ask for the status", cli.context().isSignedIn() ? route.then("details") : route);
    if (format.equals("json")) {
      cli.foreignLine(status.toString());
      return DONE;
    }
    line("Server", cli.context().url().toString());
    show("", status);
    return DONE;
  }

  private void show(String indent, JsonNode object) {
    object
        .properties()
        .forEach(m -> {
          String label = indent + label(m.getKey());
          if (m.getValue().isObject()) {
            cli.foreignLine(label);
            show(indent + "  ", m.getValue());
          } else if (m.getValue().path(0).isObject()) {
            cli.foreignLine(label);
            m.getValue().forEach(pass -> cli.foreignLine("  " + pass(pass)));
          } else if (!words(m.getValue()).isEmpty()) {
            line(label, SafeText.line(words(m.getValue())));
          }
        });
  }

  private void line(String label, String value) {
    cli.out().println(CellWidth.pad(label, LABEL) + " " + value);
  }

  /** How a reconciler's latest pass went. */
  private static String pass(JsonNode pass) {
    long failures = Rows.number(pass, "failures");
    return CellWidth.pad(Rows.text(pass, "name"), LABEL - 2)
        + " "
        + (failures == 0
            ? "ok, took " + Rows.number(pass, "tookMs") + "ms"
            : failures + " failures: " + Rows.text(pass, "message"));
  }

  private static String words(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    if (!value.isArray()) {
      return value.asString("");
    }
    var words = new StringBuilder();
    value.forEach(
        v -> words.append(words.isEmpty() ? "" : ", ").append(v.isValueNode() ? v.asString() : v));
    return words.toString();
  }

  private static String label(String member) {
    String spaced = member.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    return Views.capital(spaced);
  }
}
