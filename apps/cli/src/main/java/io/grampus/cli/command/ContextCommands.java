package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ContextStore;
import io.grampus.cli.api.ServerContext;
import io.grampus.cli.api.ServerUrls;
import io.grampus.cli.api.Trust;
import io.grampus.cli.text.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands about the servers that this user knows. */
final class ContextCommands {
  private ContextCommands() {}

  static final View CONTEXTS =
      View.of(
          "context",
          "Name",
          _ ->
              List.of(
                  Column.of("NAME", "Name", r -> Rows.text(r, "name") + Rows.text(r, "mark")),
                  Column.of("URL", "URL", Rows.text("url")).as(Column.Role.ELASTIC),
                  Column.of("SIGNED IN", "SignedIn", Rows.text("signedIn")),
                  Column.of("AUTHORITY", "Authority", Rows.text("authority"))));

  private static ObjectNode row(ServerContext context, String current) {
    String print = context.ca().isEmpty() ? "" : Trust.authority(context.ca()).fingerprint();
    return JsonMapper.shared()
        .createObjectNode()
        .put("name", context.name())
        .put("mark", context.name().equals(current) ? " *" : "")
        .put("url", context.url().toString())
        .put("signedIn", context.isSignedIn() ? "yes" : "no")
        .put("authority", print.isEmpty() ? "system" : print.substring(0, 23) + "…");
  }

  /** Lists contexts. */
  @Command
  static final class Ls extends Subcommand {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "table, json or a Go template.",
        defaultValue = "")
    String format = "";

    @Option(
        names = {"-q", "--quiet"},
        description = "Only the names.")
    boolean quiet;

    Ls(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String current = cli.contexts().currentName();
      List<JsonNode> rows = new ArrayList<>();
      cli.contexts().all().forEach(c -> rows.add(row(c, current)));
      new RowPrinter(cli, CONTEXTS, format, quiet, false).print(rows);
      return DONE;
    }
  }

  /** Makes a context without signing in. */
  @Command
  static final class Create extends Subcommand {
    @Parameters(index = "0", paramLabel = "NAME")
    String name = "";

    @Parameters(index = "1", paramLabel = "URL")
    String url = "";

    @Option(
        names = "--ca",
        paramLabel = "FILE",
        description = "The certificate authority to trust, as PEM.",
        defaultValue = "")
    String ca = "";

    Create(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String pem = "";
      if (!ca.isEmpty()) {
        pem = read(Path.of(ca));
        Trust.authority(pem);
      }
      cli.contexts().save(new ServerContext(name, ServerUrls.parse(url), pem, ""));
      cli.out().println(name);
      return DONE;
    }
  }

  /** Chooses the context that commands use. */
  @Command
  static final class Use extends Subcommand {
    @Parameters(paramLabel = "CONTEXT")
    String name = "";

    Use(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      if (cli.contexts().find(name).isEmpty()) {
        throw ContextStore.unknown("use context \"" + name + "\"", name);
      }
      cli.contexts().use(name);
      cli.out().println(name);
      return DONE;
    }
  }

  /** Shows the context in use. */
  @Command
  static final class Show extends Subcommand {
    Show(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      cli.out().println(cli.contexts().currentName());
      return DONE;
    }
  }

  /** Forgets contexts. */
  @Command
  static final class Rm extends Subcommand {
    @Parameters(paramLabel = "CONTEXT", arity = "1..*")
    List<String> names = new ArrayList<>();

    @Option(
        names = {"-f", "--force"},
        description = "Also the one in use.")
    boolean force;

    Rm(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      ContextStore store = cli.contexts();
      for (String name : names) {
        String tried = "remove context \"" + name + "\"";
        if (store.find(name).isEmpty()) {
          throw ContextStore.unknown(tried, name);
        }
        if (name.equals(store.currentName()) && !force) {
          throw CliException.usage(
              tried, "it is in use", "Use another one first, or give --force.");
        }
        store.remove(name);
        cli.out().println(name);
      }
      return DONE;
    }
  }

  /** Writes a context, without its token, to a file. */
  @Command
  static final class Export extends Subcommand {
    @Parameters(index = "0", paramLabel = "CONTEXT")
    String name = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "FILE",
        description = "NAME.grampus when left out; - for the standard output.",
        defaultValue = "")
    String file = "";

    Export(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      ServerContext context =
          cli.contexts()
              .find(name)
              .orElseThrow(() -> ContextStore.unknown("export context \"" + name + "\"", name));
      String json =
          JsonMapper.shared()
                  .createObjectNode()
                  .put("url", context.url().toString())
                  .put("ca", context.ca())
                  .toPrettyString()
              + "\n";
      if (file.equals("-")) {
        cli.out().print(json);
        return DONE;
      }
      Path target = Path.of(file.isEmpty() ? name + ".grampus" : file);
      try {
        Files.writeString(target, json);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      cli.out().println("Written to " + target + "; it holds no token.");
      return DONE;
    }
  }

  /** Reads a context from a file. */
  @Command
  static final class Import extends Subcommand {
    @Parameters(index = "0", paramLabel = "NAME")
    String name = "";

    @Parameters(index = "1", paramLabel = "FILE")
    String file = "";

    Import(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      try {
        JsonNode read =
            JsonMapper.shared()
                .readTree(file.equals("-") ? new Prompt(cli).input() : read(Path.of(file)));
        URI url = ServerUrls.parse(Rows.text(read, "url"));
        cli.contexts().save(new ServerContext(name, url, Rows.text(read, "ca"), ""));
      } catch (JacksonException e) {
        throw CliException.usage(
            "import context \"" + name + "\"", file + " is no exported context", "");
      }
      cli.out().println(name);
      return DONE;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw CliException.usage("read " + file, "it cannot be read", "Check its name.");
    }
  }
}
