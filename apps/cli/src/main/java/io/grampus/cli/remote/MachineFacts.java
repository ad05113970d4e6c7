package io.grampus.cli.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a machine is before something is done to it.
 *
 * @param hostname what it calls itself
 * @param engine the engine's version; {@code missing} or {@code stopped} when none answers
 * @param swarm {@code active}, {@code inactive}, …; empty when no engine answers
 * @param node its id in its Swarm; empty outside of one
 * @param settings the text of the engine's {@code daemon.json}; empty without one
 * @param agent the SHA-256 of the agent's bundle that is installed; empty without one
 * @param server the server that the agent has joined; empty if none
 * @param running whether the agent runs
 */
public record MachineFacts(
    String hostname,
    String engine,
    String swarm,
    String node,
    String settings,
    String agent,
    String server,
    boolean running) {

  /** Reads lines of names and values; what is not named is empty. */
  public static MachineFacts of(List<String> lines) {
    Map<String, String> facts = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        facts.put(line.substring(0, equals), line.substring(equals + 1).strip());
      }
    }
    return new MachineFacts(
        facts.getOrDefault("hostname", ""),
        facts.getOrDefault("engine", "missing"),
        facts.getOrDefault("swarm", ""),
        facts.getOrDefault("node", ""),
        decoded(facts.getOrDefault("settings", "")),
        facts.getOrDefault("agent", ""),
        facts.getOrDefault("server", ""),
        facts.getOrDefault("running", "").equals("yes"));
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
