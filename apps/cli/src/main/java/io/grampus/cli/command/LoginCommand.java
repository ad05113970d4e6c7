package io.grampus.cli.command;

import io.grampus.cli.api.Api;
import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ContextStore;
import io.grampus.cli.api.ExitCode;
import io.grampus.cli.api.Route;
import io.grampus.cli.api.ServerContext;
import io.grampus.cli.api.ServerUrls;
import io.grampus.cli.api.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Signs in to a server and remembers it as a context. */
@Command
final class LoginCommand extends Subcommand {
  @Parameters(
      paramLabel = "URL",
      arity = "0..1",
      description = "The server; that of the current context when left out.",
      defaultValue = "")
  String url = "";

  @Option(
      names = {"-u", "--username"},
      paramLabel = "NAME",
      description = "Who you are.",
      defaultValue = "")
  String username = "";

  @Option(names = "--password-stdin", description = "Read the password from the standard input.")
  boolean passwordStdin;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "The one-time code of a new server; makes you its first administrator.",
      defaultValue = "")
  String code = "";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Sign in with a token; - reads it from the standard input.",
      defaultValue = "")
  String token = "";

  @Option(
      names = "--ca-fingerprint",
      paramLabel = "SHA256",
      description = "Trust the server's certificate authority only if it has this fingerprint.",
      defaultValue = "")
  String fingerprint = "";

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "The certificate authority to trust, as PEM.",
      defaultValue = "")
  String caFile = "";

  @Option(
      names = "--name",
      paramLabel = "CONTEXT",
      description = "What to call the context; the server's host when left out.",
      defaultValue = "")
  String name = "";

  LoginCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    ContextStore store = cli.contexts();
    ServerContext known = known(store);
    ServerContext trusted = new ServerContext(known.name(), known.url(), authority(known), "");
    String secret;
    try (Api anonymous = new Api(trusted)) {
      secret = token.isEmpty() ? signIn(anonymous) : given();
    }
    ServerContext signedIn = trusted.withToken(secret);
    JsonNode who;
    try (Api api = new Api(signedIn)) {
      who = api.get("sign in to " + signedIn.url(), Route.of("session"));
    } catch (CliException e) {
      throw e.exit() == ExitCode.FORBIDDEN && !token.isEmpty() ? refused(signedIn) : e;
    }
    store.save(signedIn);
    store.use(signedIn.name());
    String role = Rows.text(who.path("user"), "role");
    cli.foreignLine(
        "Signed in to "
            + signedIn.url()
            + " as "
            + Rows.text(who.path("user"), "name")
            + (role.isEmpty() ? "" : " (" + role + ")")
            + ", context \""
            + signedIn.name()
            + "\".");
    return DONE;
  }

  private static CliException refused(ServerContext context) {
    return new CliException(
        ExitCode.FORBIDDEN,
        "sign in to " + context.url(),
        "it does not know the token: it was revoked, has expired, or is of another server",
        "Make a token where you are signed in: grampus token create NAME.");
  }

  private ServerContext known(ContextStore store) {
    if (url.isEmpty()) {
      ServerContext current = cli.context();
      return name.isEmpty() ? current : new ServerContext(name, current.url(), current.ca(), "");
    }
    URI address = ServerUrls.parse(url);
    for (ServerContext c : store.all()) {
      if (c.url().equals(address) && (name.isEmpty() || name.equals(c.name()))) {
        return c;
      }
    }
    return new ServerContext(name.isEmpty() ? host(address) : name, address, "", "");
  }

  private static String host(URI address) {
    String host = address.getHost().replaceAll("[^A-Za-z0-9_.-]", "");
    return host.equals("127.0.0.1") || host.equals("localhost") ? ContextStore.DEFAULT : host;
  }

  /** The authority to pin: the known one, the given one, or the one that the user accepts. */
  private String authority(ServerContext context) {
    if (!caFile.isEmpty()) {
      return file(caFile);
    }
    boolean asked = !fingerprint.isEmpty();
    if (context.url().getScheme().equals("http") || (!context.ca().isEmpty() && !asked)) {
      return context.ca();
    }
    Trust.Authority offered = Trust.offered(context.url());
    String tried = "trust the certificate authority of " + context.url();
    if (asked) {
      if (!offered.matches(fingerprint)) {
        throw new CliException(
            ExitCode.FORBIDDEN,
            tried,
            "its fingerprint is " + offered.fingerprint() + " and not the given one",
            "Compare with what the server printed when it started; do not go on if they differ.");
      }
      return offered.pem();
    }
    cli.err().println("The server at " + context.url() + " shows a certificate authority that is");
    cli.err()
        .println("not known here yet: " + io.grampus.cli.text.SafeText.line(offered.subject()));
    cli.err().println("  SHA-256 " + offered.fingerprint());
    new Prompt(cli).need(tried, "--ca-fingerprint SHA256");
    if (!new Prompt(cli).confirm("Is it the one that the server printed when it started?")) {
      throw new CliException(ExitCode.FORBIDDEN, tried, "you did not accept it", "");
    }
    return offered.pem();
  }

  private static String file(String name) {
    try {
      String pem = Files.readString(Path.of(name));
      Trust.authority(pem);
      return pem;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String given() {
    return token.equals("-") ? new Prompt(cli).input() : token;
  }

  private String signIn(Api api) {
    var prompt = new Prompt(cli);
    String tried = "sign in to " + api.context().url();
    if (username.isEmpty()) {
      prompt.need(tried, "--username");
      username = prompt.line("Username: ");
    }
    String password;
    if (passwordStdin) {
      password = prompt.input();
    } else {
      prompt.need(tried, "--password-stdin");
      password = prompt.password(code.isEmpty() ? "Password: " : "Choose a password: ");
    }
    ObjectNode body =
        JsonMapper.shared().createObjectNode().put("username", username).put("password", password);
    if (!code.isEmpty()) {
      body.put("code", code);
    }
    return Rows.text(api.post(tried, Route.of("session"), body), "token");
  }
}
