package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Images as archives: what {@code docker save} writes and {@code docker load} reads. */
final class ArchiveCommands {
  private ArchiveCommands() {}

  private static CliException failed(String tried, IOException e) {
    return new CliException(
        ExitCode.PROBLEM,
        tried,
        e instanceof java.nio.file.NoSuchFileException missing
            ? "there is no " + missing.getFile()
            : String.valueOf(e.getMessage()),
        "Check the path and the permissions.");
  }

  /** Loads images. */
  @Command
  static final class Load extends Subcommand {
    @Option(
        names = {"-i", "--input"},
        paramLabel = "FILE",
        description = "The archive; the standard input when left out.",
        defaultValue = "-")
    String file = "-";

    @Option(
        names = {"-q", "--quiet"},
        description = "No progress.")
    boolean quiet;

    @Mixin NodeOption at = new NodeOption();

    Load(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String tried = "load images from " + (file.equals("-") ? "the standard input" : file);
      if (file.equals("-") && cli.screen().isIn()) {
        throw CliException.usage(tried, "it is a terminal", "Give --input FILE, or use a pipe.");
      }
      try (InputStream bytes = file.equals("-") ? cli.in() : Files.newInputStream(Path.of(file));
          var shown = new Transfer(cli, "Sent", bytes, quiet)) {
        JsonNode loaded =
            api().upload(tried, "POST", at.on(Route.of("images", "load")), () -> shown);
        Rows.texts(loaded, "images").forEach(i -> cli.foreignLine("Loaded image: " + i));
        return DONE;
      } catch (IOException e) {
        throw failed(tried, e);
      }
    }
  }

  /** Saves images; a file is whole or not there. */
  @Command
  static final class Save extends Subcommand {
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to; the standard output when left out.",
        defaultValue = "-")
    String file = "-";

    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Names or identifiers.")
    List<String> images = new ArrayList<>();

    @Mixin NodeOption at = new NodeOption();

    Save(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String tried = "save image \"" + String.join("\", \"", images) + "\"";
      boolean piped = file.equals("-");
      if (piped && cli.screen().isOut()) {
        throw CliException.usage(
            tried, "the standard output is a terminal", "Give --output FILE, or use a pipe.");
      }
      Route route =
          at.on(Route.of("images", images.getFirst(), "archive"))
              .withAll("and", images.subList(1, images.size()));
      try (var tar = new Transfer(cli, "Received", api().download(tried, route), piped)) {
        if (piped) {
          tar.transferTo(cli.out());
        } else {
          write(tar, Path.of(file));
        }
        return DONE;
      } catch (IOException e) {
        throw failed(tried, e);
      }
    }

    private static void write(InputStream tar, Path file) throws IOException {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      try {
        Files.copy(tar, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Bytes on their way; a terminal shows how many there were. */
  static final class Transfer extends InputStream {
    private final InputStream bytes;
    private final ByteMeter meter;
    private long count;

    Transfer(Cli cli, String verb, InputStream bytes, boolean silent) {
      this.bytes = bytes;
      this.meter = new ByteMeter(cli, verb, silent);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = bytes.read(buffer, offset, length);
      count += Math.max(0, read);
      meter.at(count);
      return read;
    }

    @Override
    public void close() {
      meter.clear();
      try {
        bytes.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
