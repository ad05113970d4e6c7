package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.ago;
import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.text.Amounts;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands about the server's own registry. */
final class RegistryCommands {
  private static final int SHOWN = 60;
  private static final String TAG_OR_DIGEST = "REPOSITORY[:TAG|@DIGEST]";

  private RegistryCommands() {}

  private static final View REPOSITORIES =
      View.of(
              "repository",
              "Name",
              s ->
                  List.of(
                      Column.of("REPOSITORY", "Name", text("name")).as(Role.ELASTIC),
                      Column.of("TAGS", "Tags", text("tags")).as(Role.NUMBER),
                      Column.of("MANIFESTS", "Manifests", text("manifests")).as(Role.NUMBER),
                      Column.of("SIZE", "Size", RegistryCommands::size).as(Role.NUMBER),
                      Column.of("PUSHED", "PushedSince", ago("pushedAt", s.now())),
                      Column.of("PULLED", "PulledSince", ago("pulledAt", s.now())),
                      Column.of("PULLED BY", "PulledBy", text("pulledBy")),
                      Column.of("PULLS", "Pulls", text("pulls")).as(Role.HIDDEN)))
          .plural("repositories");

  private static final View TAGS =
      View.of(
          "tag",
          "Tag",
          s ->
              List.of(
                  Column.of("TAG", "Tag", text("name")).as(Role.ELASTIC),
                  Column.of("DIGEST", "Digest", r -> digest(r, s.whole())),
                  Column.of("SIZE", "Size", RegistryCommands::size).as(Role.NUMBER),
                  Column.of("UPDATED", "UpdatedSince", ago("updatedAt", s.now())),
                  Column.of("PUSHED BY", "PushedBy", text("pushedBy")),
                  Column.of("PULLED", "PulledSince", ago("pulledAt", s.now())),
                  Column.of("PULLED BY", "PulledBy", text("pulledBy")),
                  Column.of("PULLS", "Pulls", text("pulls")).as(Role.HIDDEN),
                  Column.of("PLATFORM", "Platforms", Rows.joined("platforms")).as(Role.HIDDEN),
                  Column.of("TYPE", "MediaType", text("mediaType")).as(Role.HIDDEN)));

  private static final View PARTS =
      View.of(
          "part",
          "Digest",
          s ->
              List.of(
                  Column.of("PART", "Role", text("role")),
                  Column.of("DIGEST", "Digest", r -> digest(r, s.whole())),
                  Column.of("SIZE", "Size", RegistryCommands::size).as(Role.NUMBER),
                  Column.of("SAYS", "Says", r -> says(r, s.whole())).as(Role.ELASTIC),
                  Column.of("TYPE", "MediaType", text("mediaType")).as(Role.HIDDEN)));

  private static String size(JsonNode row) {
    return Amounts.size(Rows.number(row, "bytes"));
  }

  private static String digest(JsonNode row, boolean whole) {
    return whole ? text(row, "digest") : Rows.shortId(text(row, "digest"));
  }

  private static String says(JsonNode row, boolean whole) {
    return Rows.cut(text(row, "says").replaceAll("\\s+", " "), SHOWN, whole);
  }

  /** A tag or a digest in a repository, as images are named, without the registry. */
  record Name(String repository, String manifest) {
    static Name of(String text) {
      int at = text.indexOf('@');
      int colon = text.lastIndexOf(':');
      if (at >= 0) {
        return new Name(text.substring(0, at), text.substring(at + 1));
      }
      return colon < 0
          ? new Name(text, "latest")
          : new Name(text.substring(0, colon), text.substring(colon + 1));
    }

    Route route() {
      return Route.of("registry", "repositories", repository, "manifests", manifest);
    }
  }

  /** What the lists of this group have in common. */
  abstract static class Listing extends Subcommand {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "table, json, raw or a Go template.",
        defaultValue = "")
    String format = "";

    @Option(names = "--no-trunc", description = "Do not cut digests and commands.")
    boolean whole;

    @Option(
        names = {"-q", "--quiet"},
        description = "Only the names.")
    boolean quiet;

    Listing(Cli cli) {
      super(cli);
    }

    void print(View view, Iterable<JsonNode> rows) {
      new RowPrinter(cli, view, format, quiet, whole).print(rows);
    }
  }

  /** Lists the repositories. */
  @Command
  static final class Ls extends ListCommand {
    @Option(
        names = "--external",
        description = "The other registries that the server signed in to.")
    boolean external;

    Ls(Cli cli) {
      super(cli, REPOSITORIES);
    }

    @Override
    Route route() {
      return Route.of("registry", "repositories");
    }

    @Override
    int run() throws InterruptedException {
      if (!external) {
        return super.run();
      }
      JsonNode logins = api().get("list the registries", RegistryLoginCommands.LOGINS);
      new RowPrinter(cli, RegistryLoginCommands.VIEW, format, quiet, whole).print(items(logins));
      return DONE;
    }
  }

  /** Lists the tags of a repository. */
  @Command
  static final class Tags extends Listing {
    @Parameters(paramLabel = "REPOSITORY")
    String repository = "";

    Tags(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      Route route = Route.of("registry", "repositories", repository, "tags");
      JsonNode page = api().get("list the tags of \"" + repository + "\"", route);
      print(TAGS, ListCommand.items(page));
      return DONE;
    }
  }

  /** Shows what an image consists of. */
  @Command
  static final class Inspect extends Listing {
    @Parameters(paramLabel = TAG_OR_DIGEST, description = "The tag is latest when left out.")
    String image = "";

    Inspect(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      JsonNode found = api().get("look at \"" + image + "\"", Name.of(image).route());
      if (format.equals("raw")) {
        cli.out().println(found.toPrettyString());
        return DONE;
      }
      if (format.isEmpty() && !quiet) {
        head(found);
      }
      List<JsonNode> parts = new ArrayList<>();
      found.path("content").path("parts").forEach(parts::add);
      found.path("content").path("referrers").forEach(parts::add);
      print(PARTS, parts);
      return DONE;
    }

    private void head(JsonNode found) {
      line("Digest", text(found, "digest"));
      line("Type", text(found, "mediaType"));
      line("Size", size(found));
      line("Tags", String.join(", ", Rows.texts(found, "tags")));
      JsonNode pushed = found.path("pushed");
      line("Pushed", Rows.seconds(text(pushed, "at")) + " by " + text(pushed, "by"));
      for (JsonNode puller : found.path("pullers")) {
        line("Pulled", pulled(puller));
      }
      JsonNode made = found.path("image");
      line("Platform", text(made, "platform"));
      line("Created", text(made, "created"));
      line("Runs", String.join(" ", runs(made)));
      cli.out().println();
    }

    private static String pulled(JsonNode puller) {
      return "%s by %s, %d times"
          .formatted(
              Rows.seconds(text(puller, "at")), text(puller, "who"), Rows.number(puller, "pulls"));
    }

    private static List<String> runs(JsonNode made) {
      List<String> words = new ArrayList<>(Rows.texts(made, "entrypoint"));
      words.addAll(Rows.texts(made, "command"));
      return words;
    }

    private void line(String name, String value) {
      if (!value.isBlank()) {
        cli.foreignLine("%-10s%s".formatted(name + ":", value));
      }
    }
  }

  /** Deletes tags, or manifests by their digest. */
  @Command
  static final class Rm extends Subcommand {
    @Parameters(
        paramLabel = TAG_OR_DIGEST,
        arity = "1..*",
        description = "By digest, the manifest with all its tags. What it takes goes with gc.")
    List<String> images = new ArrayList<>();

    @Option(
        names = "--repository",
        description = "Whole repositories, with all their manifests and tags.")
    boolean repositories;

    Rm(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      var troubles = new Troubles(cli);
      for (String image : images) {
        String tried = "delete \"" + image + "\"";
        troubles.attempt(() -> {
          if (!repositories && image.indexOf(':') < 0) {
            throw CliException.usage(
                tried,
                "no tag and no digest are named",
                "Name one: " + image + ":TAG; all of it goes with --repository.");
          }
          api().delete(tried, repositories ? repository(image) : Name.of(image).route());
          cli.foreignLine(image);
        });
      }
      return troubles.exit();
    }
  }

  private static Route repository(String name) {
    return Route.of("registry", "repositories", name);
  }

  /** Gives an image of a repository one more tag. */
  @Command
  static final class Tag extends Subcommand {
    @Parameters(index = "0", paramLabel = TAG_OR_DIGEST)
    String image = "";

    @Parameters(index = "1", paramLabel = "TAG", description = "In the same repository.")
    String tag = "";

    Tag(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String tried = "tag \"" + image + "\"";
      Name name = Name.of(image);
      String digest = text(api().get(tried, name.route()), "digest");
      Route route = repository(name.repository()).then("tags").then(tag);
      api().send(tried, "PUT", route, JsonMapper.shared().createObjectNode().put("digest", digest));
      cli.foreignLine(name.repository() + ":" + tag);
      return DONE;
    }
  }

  /** Tells what the registry takes on its disk. */
  @Command
  static final class Df extends Subcommand {
    Df(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      JsonNode usage = api().get("measure the registry", Route.of("registry", "usage"));
      line("Contents", "%d, %s".formatted(Rows.number(usage, "blobs"), size(usage)));
      line("Shared", Amounts.size(Rows.number(usage, "sharedBytes")) + " saved");
      line("Unneeded", Amounts.size(Rows.number(usage, "unneededBytes")));
      line(
          "Disk",
          "%s of %s left"
              .formatted(
                  Amounts.size(Rows.number(usage, "freeBytes")),
                  Amounts.size(Rows.number(usage, "totalBytes"))));
      return DONE;
    }

    private void line(String name, String value) {
      cli.out().printf("%-10s%s%n", name + ":", value);
    }
  }

  /** Removes what no image needs. */
  @Command
  static final class Gc extends Subcommand {
    @Option(names = "--dry-run", description = "Only tell what would be removed.")
    boolean dryRun;

    @Option(
        names = "--untagged",
        description = "Also manifests without a tag that nothing refers to.")
    boolean untagged;

    Gc(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      Route route =
          Route.of("registry", "collections").withIf("dryRun", dryRun).withIf("untagged", untagged);
      JsonNode done = api().post("collect the registry's garbage", route);
      cli.out()
          .printf(
              "%s %d contents, %s; %d manifests; %d abandoned uploads.%n",
              dryRun ? "Would remove" : "Removed",
              Rows.number(done, "blobs"),
              size(done),
              Rows.number(done, "manifests"),
              Rows.number(done, "uploads"));
      long waiting = Rows.number(done, "waitingBytes");
      if (waiting > 0) {
        cli.out()
            .println(
                Amounts.size(waiting)
                    + " more are needed by nothing, but a push may still be about to use them;"
                    + " they go a day later.");
      }
      return DONE;
    }
  }
}
