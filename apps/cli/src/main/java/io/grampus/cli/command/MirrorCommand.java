package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.text.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells or changes whether other registries are pulled through the server's own. */
@Command
final class MirrorCommand extends Subcommand {
  private static final Route MIRROR = Route.of("registry", "mirror");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([kmgt]?)b?");
  private static final String UNITS = "kmgt";

  @Option(names = "--on", description = "From now on.")
  boolean on;

  @Option(names = "--off", description = "No more; what was kept stays until it is deleted.")
  boolean off;

  @Option(
      names = "--registry",
      paramLabel = "HOST[:PORT]",
      description =
          "Only these, as images name them; http:// before one that speaks no TLS; all for every"
              + " one. May be repeated.")
  List<String> registries = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "SIZE",
      description = "What is kept at most, such as 20GB; 0 for no limit.",
      defaultValue = "")
  String limit = "";

  @Option(
      names = "--hub",
      paramLabel = "BOOL",
      arity = "1",
      description = "Also a mirror of Docker Hub for engines, which show it no credentials.")
  Optional<Boolean> hub = Optional.empty();

  MirrorCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    JsonNode state = api().get("ask what is pulled through", MIRROR);
    if (on || off || !registries.isEmpty() || !limit.isEmpty() || hub.isPresent()) {
      ObjectNode wanted = changed((ObjectNode) state.path("settings"));
      state = api().send("change what is pulled through", "PUT", MIRROR, wanted);
    }
    print(state);
    return DONE;
  }

  private ObjectNode changed(ObjectNode settings) {
    if (on && off) {
      throw CliException.usage("switch the mirror", "--on and --off are both there", "Name one.");
    }
    if (on || off) {
      settings.put("on", on);
    }
    if (!registries.isEmpty()) {
      ArrayNode names = settings.putArray("registries");
      registries.stream().filter(name -> !name.equals("all")).forEach(names::add);
    }
    if (!limit.isEmpty()) {
      settings.put("limitBytes", bytes(limit));
    }
    hub.ifPresent(wanted -> settings.put("hub", wanted));
    return settings;
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT).strip());
    if (!size.matches()) {
      throw CliException.usage(
          "limit what is pulled through",
          "\"" + text + "\" is no size",
          "Write a whole number with its unit: 500MB, 20GB.");
    }
    int power = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2)) + 1;
    return Long.parseLong(size.group(1)) * (long) Math.pow(1000, power);
  }

  private void print(JsonNode state) {
    JsonNode settings = state.path("settings");
    boolean active = settings.path("on").asBoolean(false);
    List<String> names = Rows.texts(settings, "registries");
    long most = Rows.number(settings, "limitBytes");
    line("Mirror", active ? "on" : "off");
    line("Registries", names.isEmpty() ? "all" : String.join(", ", names));
    line("Docker Hub", settings.path("hub").asBoolean(false) ? "for everybody" : "as the others");
    line("Limit", most == 0 ? "none" : Amounts.size(most));
    line(
        "Kept",
        Amounts.size(Rows.number(state, "bytes"))
            + " in %d repositories".formatted(Rows.number(state, "repositories")));
    for (JsonNode gone : state.path("away")) {
      String since = Rows.seconds(text(gone, "since"));
      line(
          "Away",
          "%s since %s: %s".formatted(text(gone, "registry"), since, text(gone, "message")));
    }
  }

  private void line(String name, String value) {
    cli.foreignLine("%-12s%s".formatted(name + ":", value));
  }
}
