package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Option;

/** Which node is meant, for what several nodes may have. */
final class NodeOption {
  @Option(
      names = "--node",
      paramLabel = "NODE",
      description = "On that node; otherwise on the server's own, or where it is.",
      defaultValue = "")
  String node = "";

  Route on(Route route) {
    return route.withIf("node", node);
  }
}
