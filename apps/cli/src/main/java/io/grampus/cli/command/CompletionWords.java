package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.api.ServerContext;
import io.grampus.cli.image.ImagePlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The words for one place of a command line: known ones, and the names of what the server has. */
final class CompletionWords {
  private static final String USUAL_PATIENCE = "2000";
  private static final int MOST = 1000;

  private final Cli cli;
  private final Object command;

  /**
   * @param command what is being completed
   */
  CompletionWords(Cli cli, Object command) {
    this.cli = cli;
    this.command = command;
  }

  /** By what the help calls the place. */
  Words of(String label, String typed) {
    return switch (label) {
      case "CONTAINER",
          "IMAGE",
          "SERVICE",
          "NODE",
          "VOLUME",
          "NETWORK",
          "SECRET",
          "CONFIG",
          "STACK",
          "USER",
          "TASK",
          "TOKEN" ->
          objects(label);
      case "CONTEXT" -> contexts();
      case "SERVICE=REPLICAS" -> objects("SERVICE").open("=");
      case "SOURCE", "DEST" -> places(typed);
      case "REPOSITORY[:TAG]" -> objects("IMAGE");
      case "FORMAT" -> formats();
      case "FIELDS" -> fields("").after(typed.replaceFirst("[^,-]*$", ""));
      case "COND" -> fields(":").open("");
      case "FILE", "BUNDLE" -> Words.FILES;
      case "ROLE" -> Words.of("viewer", "operator", "admin");
      case "SHELL" -> Words.of(CompletionCommand.SHELLS.toArray(String[]::new));
      case "SIGNAL" ->
          Words.of("SIGTERM", "SIGKILL", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2");
      case "ACTION" -> Words.of("pause", "continue", "rollback");
      case "ORDER" -> Words.of("stop-first", "start-first");
      case "AVAILABILITY" -> Words.of("active", "pause", "drain");
      case "NODE_ROLE" -> Words.of("worker", "manager");
      case "HOW" -> Words.of("auto", "plain", "json");
      case "SCOPE" -> Words.of("local", "swarm");
      default -> Words.NONE;
    };
  }

  private Words formats() {
    return command instanceof InspectCommand
        ? Words.of("json", "row")
        : Words.of("table", "json", "raw");
  }

  /** Where {@code cp} copies from or to, or where an image lies outside of engines. */
  private Words places(String typed) {
    if (command instanceof LayoutCommands.Unpack) {
      return Words.of(ImagePlace.LAYOUT, ImagePlace.ARCHIVE, ImagePlace.REGISTRY).open("");
    }
    if (command instanceof LayoutCommands.ImportAppc) {
      return Words.of(ImagePlace.LAYOUT, ImagePlace.REGISTRY).open("");
    }
    boolean local = typed.startsWith("/") || typed.startsWith(".") || typed.startsWith("~");
    return local || typed.contains(":") ? Words.FILES : objects("CONTAINER").open(":");
  }

  private Words contexts() {
    return Words.of(
        cli.contexts().all().stream()
            .map(c -> new Words.Word(c.name(), c.url().toString()))
            .toList());
  }

  private Words objects(String label) {
    String plural = label.toLowerCase(java.util.Locale.ROOT) + "s";
    Route route = Route.of(plural).with("limit", MOST);
    String state = label.equals("CONTAINER") && command instanceof Subcommand c ? c.states() : "";
    return Words.of(asked(route.withIf("q", state.isEmpty() ? "" : "state:" + state), this::names));
  }

  private List<Words.Word> names(JsonNode row) {
    if (row.has("tags")) {
      return Rows.texts(row, "tags").stream().map(t -> new Words.Word(t, "")).toList();
    }
    if (row.has("hint")) {
      return List.of(new Words.Word(Rows.text(row, "id"), Rows.text(row, "name")));
    }
    String says = row.has("image") ? Rows.shortName(Rows.text(row, "image")) : "";
    return List.of(new Words.Word(Rows.text(row, "name"), says));
  }

  private Words fields(String end) {
    if (!(command instanceof ListCommand list)) {
      return Words.NONE;
    }
    return Words.of(
        asked(
            list.route().with("limit", 1),
            row -> row.propertyNames().stream().map(n -> new Words.Word(n + end, "")).toList()));
  }

  /** Asks the server for a moment; a shell must neither wait nor read of trouble. */
  private List<Words.Word> asked(Route route, Function<JsonNode, List<Words.Word>> words) {
    List<Words.Word> found = new ArrayList<>();
    Thread asking = Thread.ofVirtual().start(() -> ask(route, words, found));
    try {
      String patience = cli.env().getOrDefault("GRAMPUS_COMPLETION_MS", USUAL_PATIENCE);
      return asking.join(Duration.ofMillis(Long.parseLong(patience))) ? found : List.of();
    } catch (InterruptedException | NumberFormatException e) {
      return List.of();
    }
  }

  private void ask(
      Route route, Function<JsonNode, List<Words.Word>> words, List<Words.Word> found) {
    try {
      ServerContext context = cli.context();
      if (context.isSignedIn()) {
        JsonNode page = cli.api().get("complete a word", route);
        StreamSupport.stream(ListCommand.items(page).spliterator(), false)
            .flatMap(row -> words.apply(row).stream())
            .forEach(found::add);
      }
    } catch (CliException e) {
      found.clear(); // no server, or no permission: nothing to offer
    }
  }
}
