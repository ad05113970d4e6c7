package io.grampus.cli.command;

import static io.grampus.cli.command.Rows.ago;
import static io.grampus.cli.command.Rows.text;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.text.Column;
import io.grampus.cli.text.Column.Role;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands about the server's sign-in to other registries. */
final class RegistryLoginCommands {
  static final Route LOGINS = Route.of("registry", "logins");

  static final View VIEW =
      View.of(
          "registry",
          "Registry",
          s ->
              List.of(
                  Column.of("REGISTRY", "Registry", text("registry")).as(Role.ELASTIC),
                  Column.of("USER", "User", text("user")),
                  Column.of("ADDED", "AddedSince", ago("addedAt", s.now())),
                  Column.of("ADDED BY", "AddedBy", text("addedBy"))));

  private RegistryLoginCommands() {}

  /** Signs the server in. */
  @Command
  static final class Login extends Subcommand {
    @Parameters(
        paramLabel = "REGISTRY",
        arity = "0..1",
        defaultValue = "docker.io",
        description = "HOST[:PORT] as images name it; Docker Hub without.")
    String registry = "docker.io";

    @Option(
        names = {"-u", "--username"},
        paramLabel = "NAME",
        description = "As whom.",
        defaultValue = "")
    String user = "";

    @Option(
        names = "--password-stdin",
        description = "Read the password, or a token, from the standard input.")
    boolean stdin;

    Login(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String tried = "sign the server in to registry \"" + registry + "\"";
      var prompt = new Prompt(cli);
      if (user.isEmpty()) {
        prompt.need(tried, "--username");
        user = prompt.line("Username: ");
      }
      ObjectNode body =
          JsonMapper.shared()
              .createObjectNode()
              .put("registry", registry)
              .put("user", user)
              .put("password", password(prompt, tried));
      cli.foreignLine(text(api().post(tried, LOGINS, body), "registry"));
      return DONE;
    }

    private String password(Prompt prompt, String tried) {
      if (stdin) {
        return prompt.input();
      }
      prompt.need(tried, "--password-stdin");
      String typed = prompt.password("Password: ");
      if (typed.isEmpty()) {
        throw CliException.usage(tried, "no password was typed", "Try again.");
      }
      return typed;
    }
  }

  /** Signs the server out. */
  @Command
  static final class Logout extends Subcommand {
    @Parameters(
        paramLabel = "REGISTRY",
        arity = "0..1",
        defaultValue = "docker.io",
        description = "HOST[:PORT] as images name it; Docker Hub without.")
    String registry = "docker.io";

    Logout(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String tried = "sign the server out of registry \"" + registry + "\"";
      api().delete(tried, Route.of("registry", "logins", registry));
      cli.foreignLine(registry);
      return DONE;
    }
  }
}
