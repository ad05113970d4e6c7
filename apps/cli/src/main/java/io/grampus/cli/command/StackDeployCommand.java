package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.registry.DockerLogin;
import io.grampus.cli.registry.DockerLogins;
import io.grampus.cli.registry.RegistryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs a Compose project as a stack, and stays until it is healthy or is known not to be. */
@Command
final class StackDeployCommand extends Subcommand {
  @Option(
      names = {"-c", "--compose-file"},
      paramLabel = "FILE",
      description = "A Compose file; may be repeated; the folder's own when left out.")
  List<String> files = new ArrayList<>();

  @Option(names = "--env-file", paramLabel = "FILE", description = "Instead of .env.")
  List<String> envFiles = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "With the services of that profile; may be repeated.")
  List<String> profiles = new ArrayList<>();

  @Option(
      names = {"-d", "--detach"},
      paramLabel = "BOOLEAN",
      description = "Do not wait for the end.",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false")
  boolean detach;

  @Option(names = "--dry-run", description = "Only show the plan.")
  boolean dryRun;

  @Option(names = "--prune", description = "Remove services that the files do not have.")
  boolean prune;

  @Option(names = "--supersede", description = "Take over from a rollout that is still running.")
  boolean supersede;

  @Option(
      names = "--accept-gaps",
      description = "Go on though Swarm has no place for something in the files.")
  boolean acceptGaps;

  @Option(
      names = "--with-registry-auth",
      description = "Give registries and nodes the credentials that Docker has for the images.")
  boolean withRegistryAuth;

  @Option(
      names = "--resolve-image",
      paramLabel = "WHEN",
      description = "Ask registries what a tag stands for: always, changed or never.",
      defaultValue = "always")
  String resolveImage = "always";

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      description = "How long a service may make no progress; 5m when left out.",
      defaultValue = "5m")
  String timeout = "5m";

  @Option(
      names = {"-q", "--quiet"},
      description = "No plan and no progress.")
  boolean quiet;

  @Parameters(paramLabel = "STACK")
  String stack = "";

  StackDeployCommand(Cli cli) {
    super(cli);
  }

  private String when() {
    if (!resolveImage.matches("always|changed|never")) {
      throw CliException.usage(
          "deploy stack \"" + stack + "\"",
          "--resolve-image does not know \"" + resolveImage + "\"",
          "Say always, changed or never.");
    }
    return resolveImage.toUpperCase(Locale.ROOT);
  }

  /** What Docker has for the registries of the project's images, and nothing else of it. */
  private ArrayNode logins() {
    ArrayNode list = JsonMapper.shared().createArrayNode();
    var docker = new DockerLogins(cli.env());
    new BundlePacker(cli)
        .images(files, envFiles, profiles).stream()
            .map(RegistryName::of)
            .distinct()
            .flatMap(registry -> docker.of(registry).stream())
            .forEach(login -> list.add(json(login)));
    return list;
  }

  private static ObjectNode json(DockerLogin login) {
    ObjectNode node = JsonMapper.shared().createObjectNode().put("registry", login.registry());
    if (!login.token().isEmpty()) {
      node.put("token", login.token());
    }
    if (!login.user().isEmpty()) {
      node.put("user", login.user()).put("password", login.password());
    }
    return node;
  }

  @Override
  int run() throws InterruptedException {
    JsonNode bundle = new BundlePacker(cli).pack(stack, files, envFiles, profiles);
    ObjectNode plan = JsonMapper.shared().createObjectNode().put("prune", prune);
    plan.set("bundle", bundle);
    plan.put("resolveImage", when());
    if (withRegistryAuth) {
      plan.set("logins", logins());
    }
    if (dryRun || !quiet) {
      JsonNode planned =
          api().post("plan stack \"" + stack + "\"", Route.of("stacks", stack, "plan"), plan);
      new PlanPrinter(cli).print(planned, dryRun);
    }
    if (dryRun) {
      return DONE;
    }
    ObjectNode order =
        plan.put("supersede", supersede)
            .put("patienceMs", Options.span("--timeout", timeout).toMillis());
    if (acceptGaps) {
      order.put("acceptGaps", true);
    }
    JsonNode rollout =
        api().post("deploy stack \"" + stack + "\"", Route.of("stacks", stack, "deploys"), order);
    return new RolloutFollower(cli, quiet).follow("deploy", rollout, detach);
  }
}
