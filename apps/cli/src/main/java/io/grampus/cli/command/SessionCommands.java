package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.api.ServerContext;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands about who is signed in, and tokens. */
final class SessionCommands {
  private SessionCommands() {}

  /** Signs out. */
  @Command
  static final class Logout extends Subcommand {
    Logout(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      ServerContext context = cli.context();
      if (!context.isSignedIn()) {
        cli.out().println("Not signed in to " + context.url() + ".");
        return DONE;
      }
      try {
        api().delete("sign out of " + context.url(), Route.of("session"));
      } catch (CliException e) {
        if (e.exit() != ExitCode.FORBIDDEN) { // a session that has ended is signed out
          throw e;
        }
      }
      cli.contexts().find(context.name()).ifPresent(c -> cli.contexts().save(c.withToken("")));
      cli.out().println("Signed out of " + context.url() + ".");
      return DONE;
    }
  }

  /** Tells who is signed in. */
  @Command
  static final class Whoami extends Subcommand {
    @Option(names = "--format", paramLabel = "FORMAT", description = "json.", defaultValue = "")
    String format = "";

    Whoami(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      JsonNode who = api().get("tell who is signed in", Route.of("session"));
      if (format.equals("json")) {
        cli.foreignLine(who.toString());
        return DONE;
      }
      JsonNode user = who.path("user");
      cli.foreignLine(
          Rows.text(user, "name")
              + " ("
              + Rows.text(user, "role")
              + ") at "
              + cli.context().url()
              + (who.path("scopes").isEmpty()
                  ? ""
                  : ", limited to " + String.join(", ", Rows.texts(who, "scopes"))));
      return DONE;
    }
  }

  /** Makes a token. */
  @Command
  static final class TokenCreate extends Subcommand {
    @Parameters(paramLabel = "NAME", description = "What it is for.")
    String name = "";

    @Option(
        names = "--scope",
        paramLabel = "PERMISSION",
        split = ",",
        description = "What it may do: stack.deploy, container.*; all that you may when left out.")
    List<String> scopes = new ArrayList<>();

    @Option(
        names = "--expires",
        paramLabel = "SPAN",
        description = "How long it lasts: 12h, 30d; never; 90 days when left out.",
        defaultValue = "")
    String expires = "";

    TokenCreate(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      ObjectNode body = JsonMapper.shared().createObjectNode().put("name", name);
      scopes.forEach(body.putArray("scopes")::add);
      if (expires.equals("never")) {
        body.put("expiresInMs", 0);
      } else if (!expires.isEmpty()) {
        body.put("expiresInMs", Options.span("--expires", expires).toMillis());
      }
      JsonNode made = api().post("create token \"" + name + "\"", Route.of("tokens"), body);
      cli.err().println("The token is shown only now; keep it where nobody else reads it:");
      cli.out().println(Rows.text(made, "secret"));
      return DONE;
    }
  }
}
