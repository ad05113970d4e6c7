package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands about users. */
final class UserCommands {
  private UserCommands() {}

  private static String password(Cli cli, boolean stdin, String tried) {
    var prompt = new Prompt(cli);
    if (stdin) {
      return prompt.input();
    }
    prompt.need(tried, "--password-stdin");
    return prompt.password("New password: ");
  }

  /** Creates a user. */
  @Command
  static final class Create extends Subcommand {
    @Parameters(paramLabel = "NAME")
    String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        description = "viewer (the default), operator or admin.",
        defaultValue = "viewer")
    String role = "viewer";

    @Option(names = "--password-stdin", description = "Read the password from the standard input.")
    boolean stdin;

    Create(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String tried = "create user \"" + name + "\"";
      ObjectNode body =
          JsonMapper.shared()
              .createObjectNode()
              .put("name", name)
              .put("password", password(cli, stdin, tried))
              .put("role", role);
      api().post(tried, Route.of("users"), body);
      cli.foreignLine(name);
      return DONE;
    }
  }

  /** Changes a password. */
  @Command
  static final class Passwd extends Subcommand {
    @Parameters(paramLabel = "USER", arity = "0..1", defaultValue = "")
    String name = "";

    @Option(
        names = "--password-stdin",
        description = "Read the new password from the standard input; only for administrators.")
    boolean stdin;

    Passwd(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      String self =
          Rows.text(api().get("tell who is signed in", Route.of("session")).path("user"), "name");
      String user = name.isEmpty() ? self : name;
      String tried = "change the password of \"" + user + "\"";
      ObjectNode body = JsonMapper.shared().createObjectNode();
      if (user.equals(self) && !stdin) {
        new Prompt(cli).need(tried, "--password-stdin");
        body.put("current", new Prompt(cli).password("Present password: "));
      }
      body.put("password", password(cli, stdin, tried));
      api().send(tried, "PUT", Route.of("users", user, "password"), body);
      cli.foreignLine("The password of " + user + " is changed.");
      return DONE;
    }
  }

  /** Changes a role. */
  @Command
  static final class Role extends Subcommand {
    @Parameters(index = "0", paramLabel = "USER")
    String name = "";

    @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, operator or admin.")
    String role = "";

    Role(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      api()
          .send(
              "give user \"" + name + "\" the role " + role,
              "PUT",
              Route.of("users", name, "role"),
              JsonMapper.shared().createObjectNode().put("role", role));
      cli.foreignLine(name + ": " + role);
      return DONE;
    }
  }
}
