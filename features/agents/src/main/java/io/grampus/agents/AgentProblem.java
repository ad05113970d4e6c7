package io.grampus.agents;

import io.grampus.kernel.Problem;

/** The refusals of the agents feature. */
public sealed interface AgentProblem extends Problem {
  /** The node has no agent. */
  record NotFound(String tried, String node) implements AgentProblem {}

  /** The join code is unknown, used, expired, or of another node. */
  record BadCode(String tried) implements AgentProblem {}

  /** The machine is no node of the Swarm. */
  record UnknownNode(String tried, String node) implements AgentProblem {}

  /** The server reads the engine of that node itself. */
  record OwnNode(String tried, String node) implements AgentProblem {}

  /** The key is none that is certified. */
  record BadKey(String tried) implements AgentProblem {}

  /** The client showed no certificate of an agent. */
  record NoCertificate(String tried) implements AgentProblem {}

  /** The agent was removed. */
  record Revoked(String tried, String node) implements AgentProblem {}

  /** The agent was removed together with its node. */
  record NodeRemoved(String tried, String node) implements AgentProblem {}

  /** Agent and server have no version in common. */
  record Version(String tried, String theirs, String ours, String next) implements AgentProblem {}

  @Override
  default Refusal refusal() {
    return switch (this) {
      case NotFound p ->
          new Refusal(
              Kind.NOT_FOUND,
              "agent.notFound",
              "node \"" + p.node() + "\" has no agent",
              "List the agents: grampus node agents.");
      case BadCode _ ->
          new Refusal(
              Kind.FORBIDDEN,
              "agent.badCode",
              "the join code is unknown, was used, has expired, or is for another node",
              "Ask for a fresh one: grampus node join-token.");
      case UnknownNode p ->
          new Refusal(
              Kind.NOT_FOUND,
              "agent.unknownNode",
              "\"" + p.node() + "\" is no node of the Swarm that Grampus manages",
              "Join the machine to the Swarm first: docker swarm join.");
      case OwnNode p ->
          new Refusal(
              Kind.CONFLICT,
              "agent.ownNode",
              "Grampus reads the engine of node \"" + p.node() + "\" itself",
              "This node needs no agent.");
      case BadKey _ ->
          new Refusal(
              Kind.INVALID,
              "agent.badKey",
              "its key is none on the curve P-256",
              "Let grampus agent make the key.");
      case NoCertificate _ ->
          new Refusal(
              Kind.UNAUTHENTICATED,
              "agent.noCertificate",
              "it shows no certificate of an agent",
              "Join first: grampus agent join.");
      case Revoked p ->
          new Refusal(
              Kind.FORBIDDEN,
              "agent.revoked",
              "the certificate of the agent of node \"" + p.node() + "\" was revoked",
              "Join again: grampus agent join.");
      case NodeRemoved p ->
          new Refusal(
              Kind.FORBIDDEN,
              "agent.nodeRemoved",
              "its node " + p.node() + " was removed from the Swarm",
              "Make a node of the machine again (grampus node add), or stop the agent there:"
                  + " systemctl disable --now grampus-agent.");
      case Version p ->
          new Refusal(
              Kind.CONFLICT,
              "agent.version",
              "the agent speaks " + p.theirs() + " and the server " + p.ours(),
              p.next());
    };
  }
}
