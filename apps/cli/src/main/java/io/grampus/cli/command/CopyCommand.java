package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.text.Amounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Copies files between a container and this machine, by the rules of docker cp. */
@Command
final class CopyCommand extends Subcommand {
  @Option(
      names = {"-a", "--archive"},
      description = "As with Docker; permissions are always kept.")
  boolean archive;

  @Option(
      names = {"-L", "--follow-link"},
      description = "Copy what a symbolic link in the source leads to.")
  boolean follow;

  @Option(
      names = {"-q", "--quiet"},
      description = "Do not say how much was copied.")
  boolean quiet;

  @Parameters(index = "0", paramLabel = "SOURCE", description = "CONTAINER:PATH, a path, or -.")
  String source = "";

  @Parameters(index = "1", paramLabel = "DEST", description = "CONTAINER:PATH, a path, or -.")
  String dest = "";

  /** A place in a container. */
  record Place(String container, String path) {
    static Optional<Place> of(String text) {
      int colon = text.indexOf(':');
      boolean local = text.startsWith("/") || text.startsWith(".") || text.startsWith("~");
      if (colon <= 0 || local) {
        return Optional.empty();
      }
      String path = text.substring(colon + 1);
      return Optional.of(
          new Place(text.substring(0, colon), path.startsWith("/") ? path : "/" + path));
    }

    Route route(String what) {
      return Route.of("containers", container, what).with("path", path);
    }
  }

  CopyCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    Optional<Place> from = Place.of(source);
    Optional<Place> to = Place.of(dest);
    if (from.isPresent() == to.isPresent()) {
      throw CliException.usage(
          "copy " + source + " to " + dest,
          from.isPresent() ? "both are in containers" : "neither is in a container",
          "Write exactly one of them as CONTAINER:PATH.");
    }
    try {
      long bytes = from.isPresent() ? out(from.get()) : in(to.orElseThrow());
      if (!quiet && !dest.equals("-")) {
        cli.err().println("Copied " + Amounts.size(bytes) + " to " + dest);
      }
      return DONE;
    } catch (IOException e) {
      throw new CliException(
          ExitCode.PROBLEM,
          "copy " + source + " to " + dest,
          String.valueOf(e.getMessage()),
          "Check the path and the permissions.");
    }
  }

  private long out(Place from) throws IOException {
    String tried = "copy " + source + " to " + dest;
    Place place = follow ? followed(tried, from) : from;
    if (dest.equals("-")) {
      try (InputStream tar = api().download(tried, place.route("archive"))) {
        return tar.transferTo(cli.out());
      }
    }
    Path target = Path.of(dest);
    boolean contents = place.path().endsWith("/.");
    String bare = contents ? place.path().substring(0, place.path().length() - 2) : place.path();
    Place exact = new Place(place.container(), bare.isEmpty() ? "/" : bare);
    boolean directory = api().get(tried, exact.route("stat")).path("directory").asBoolean(false);
    if (dest.endsWith("/") && !Files.isDirectory(target)) {
      throw new IOException("the directory " + dest + " does not exist");
    }
    if (directory && Files.exists(target) && !Files.isDirectory(target)) {
      throw new IOException("a directory cannot be copied onto the file " + dest);
    }
    boolean into = Files.isDirectory(target) && !(directory && contents);
    Path root = into ? target.resolve(TarFiles.lastName(exact.path())) : target;
    try (InputStream tar = api().download(tried, exact.route("archive"))) {
      return TarFiles.unpack(tar, root);
    }
  }

  private Place followed(String tried, Place place) {
    String target = Rows.text(api().get(tried, place.route("stat")), "linkTarget");
    return target.isEmpty() ? place : new Place(place.container(), target);
  }

  private long in(Place to) throws IOException {
    String tried = "copy " + source + " to " + dest;
    if (source.equals("-")) {
      api().upload(tried, "PUT", to.route("archive"), cli::in);
      return 0;
    }
    Path from = Path.of(source);
    Path real = follow ? from.toRealPath() : from;
    if (!Files.exists(real)) {
      throw new IOException("there is no " + source);
    }
    boolean contents = source.endsWith("/.");
    Optional<JsonNode> there = stat(tried, to);
    boolean onDirectory = there.map(s -> s.path("directory").asBoolean(false)).orElse(false);
    if (!onDirectory && to.path().endsWith("/")) {
      throw new IOException("the directory " + dest + " does not exist");
    }
    if (there.isPresent() && !onDirectory && Files.isDirectory(real)) {
      throw new IOException("a directory cannot be copied onto the file " + dest);
    }
    String name =
        onDirectory
            ? TarFiles.lastName(real.toAbsolutePath().normalize().toString())
            : TarFiles.lastName(to.path());
    Place folder = onDirectory ? to : new Place(to.container(), TarFiles.parent(to.path()));
    String root = onDirectory && contents ? "." : name;
    var tar = new TarFiles.Packing(real, root);
    api().upload(tried, "PUT", folder.route("archive"), tar::open);
    return tar.written();
  }

  private Optional<JsonNode> stat(String tried, Place to) {
    try {
      return Optional.of(api().get(tried, to.route("stat")));
    } catch (CliException e) {
      if (e.exit() == ExitCode.NOT_FOUND && !e.code().equals("container.notFound")) {
        return Optional.empty();
      }
      throw e;
    } catch (UncheckedIOException e) {
      throw e;
    }
  }
}
