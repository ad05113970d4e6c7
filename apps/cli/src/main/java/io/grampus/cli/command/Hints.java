package io.grampus.cli.command;

import java.util.Map;

/** What to do instead of those of Docker's commands that Grampus does not have. */
final class Hints {
  private static final String STACK =
      "Grampus runs stacks: write a Compose file, then grampus stack deploy -c FILE NAME.";
  private static final String DOCKER = "Use docker for it; grampus sees what it makes.";
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("run", STACK),
          Map.entry("create", STACK),
          Map.entry("compose", STACK),
          Map.entry("deploy", "grampus stack deploy -c FILE NAME"),
          Map.entry("update", "grampus service update, grampus node update"),
          Map.entry("scale", "grampus service scale SERVICE=REPLICAS"),
          Map.entry("ls", "grampus ps lists containers, grampus stack ls lists stacks."),
          Map.entry("info", "grampus status"),
          Map.entry("inspect", "Say what it is: grampus container inspect NAME, and so on."),
          Map.entry("system", "grampus status; grampus container prune; grampus image prune"),
          Map.entry("swarm", "grampus node ls lists the nodes; to join one: docker swarm join."),
          Map.entry("build", DOCKER),
          Map.entry("buildx", DOCKER),
          Map.entry("push", DOCKER),
          Map.entry("commit", DOCKER),
          Map.entry("import", DOCKER),
          Map.entry("export", DOCKER),
          Map.entry("search", DOCKER),
          Map.entry("help", "grampus --help, grampus COMMAND --help"));

  private Hints() {}

  /** The next step for a command that there is not; empty when nothing is known of it. */
  static String instead(String command) {
    return INSTEAD.getOrDefault(command, "");
  }
}
