package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes a service as docker does, as far as the API goes. */
@Command
final class ServiceUpdateCommand extends Subcommand {
  @Parameters(paramLabel = "SERVICE")
  String name = "";

  @Option(names = "--force", description = "Replace all tasks though nothing changes.")
  boolean force;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "Run this image.",
      defaultValue = "")
  String image = "";

  @Option(names = "--pull", description = "Look for a newer image under the same name.")
  boolean pull;

  @Option(
      names = "--update-parallelism",
      paramLabel = "TASKS",
      description = "How many tasks are replaced at once; 0 is all.",
      defaultValue = "")
  String parallelism = "";

  @Option(
      names = "--update-delay",
      paramLabel = "SPAN",
      description = "The pause between two rounds, such as 10s.",
      defaultValue = "")
  String delay = "";

  @Option(
      names = "--update-failure-action",
      paramLabel = "ACTION",
      description = "pause, continue or rollback.",
      defaultValue = "")
  String failureAction = "";

  @Option(
      names = "--update-monitor",
      paramLabel = "SPAN",
      description = "How long a new task is watched for failure.",
      defaultValue = "")
  String monitor = "";

  @Option(
      names = "--update-max-failure-ratio",
      paramLabel = "RATIO",
      description = "The part of tasks that may fail, from 0 to 1.",
      defaultValue = "")
  String ratio = "";

  @Option(
      names = "--update-order",
      paramLabel = "ORDER",
      description = "stop-first or start-first.",
      defaultValue = "")
  String order = "";

  @Option(
      names = {"-d", "--detach"},
      description = "Do not wait until the tasks run.")
  boolean detach;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      description = "How long to wait; 5m when left out.",
      defaultValue = "5m")
  String timeout = "5m";

  ServiceUpdateCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    String tried = "update service \"" + name + "\"";
    JsonNode updated = api().post(tried, Route.of("services", name, "update"), body());
    cli.foreignLine(name);
    Rows.texts(updated, "notes").forEach(n -> cli.err().println("  Note: " + n));
    if (!detach && updated.path("changed").asBoolean(true)) {
      new ServiceWaiter(cli, tried, name, Options.span("--timeout", timeout)).await();
    }
    return DONE;
  }

  private ObjectNode body() {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    if (force) {
      body.put("force", true);
    }
    if (pull) {
      body.put("pull", true);
    }
    if (!image.isEmpty()) {
      body.put("image", image);
    }
    ObjectNode update = settings();
    if (!update.isEmpty()) {
      body.set("update", update);
    }
    return body;
  }

  private ObjectNode settings() {
    ObjectNode update = JsonMapper.shared().createObjectNode();
    if (!parallelism.isEmpty()) {
      update.put("parallelism", (long) number("--update-parallelism", parallelism));
    }
    if (!delay.isEmpty()) {
      update.put("delayMs", span("--update-delay", delay));
    }
    if (!failureAction.isEmpty()) {
      update.put("failureAction", failureAction);
    }
    if (!monitor.isEmpty()) {
      update.put("monitorMs", span("--update-monitor", monitor));
    }
    if (!ratio.isEmpty()) {
      update.put("maxFailureRatio", number("--update-max-failure-ratio", ratio));
    }
    if (!order.isEmpty()) {
      update.put("order", order);
    }
    return update;
  }

  /** Docker takes a bare nought as well. */
  private static long span(String option, String text) {
    return text.equals("0") ? 0 : Options.span(option, text).toMillis();
  }

  private double number(String option, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw CliException.usage(
          "update service \"" + name + "\"",
          "\"" + text + "\" is no number for " + option,
          "Give a number.");
    }
  }
}
