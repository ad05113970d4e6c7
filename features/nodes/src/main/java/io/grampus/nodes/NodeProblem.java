package io.grampus.nodes;

import io.grampus.kernel.Problem;

/** The refusals of the nodes feature. */
public sealed interface NodeProblem extends Problem {

  /** The state of the node or of the Swarm does not allow it. */
  record WrongState(String tried, String node, String but, String next) implements NodeProblem {}

  /** It would do more harm than one may expect, so it has to be asked for once more. */
  record NeedsForce(String tried, String node, String but, String next) implements NodeProblem {}

  /** Somebody else changes the node all the time. */
  record Contended(String tried, String node) implements NodeProblem {}

  /** The Swarm's managers listen where no other machine reaches them. */
  record LonelySwarm(String tried, String addresses) implements NodeProblem {}

  @Override
  default Refusal refusal() {
    return switch (this) {
      case WrongState p -> new Refusal(Kind.CONFLICT, "node.wrongState", p.but(), p.next());
      case NeedsForce p -> new Refusal(Kind.CONFLICT, "node.needsForce", p.but(), p.next());
      case Contended p ->
          new Refusal(
              Kind.CONFLICT,
              "node.contended",
              "somebody else keeps changing node " + p.node(),
              "Try again.");
      case LonelySwarm p ->
          new Refusal(
              Kind.CONFLICT,
              "node.lonelySwarm",
              "its managers listen on this machine alone (" + p.addresses() + ")",
              "Let the Swarm begin anew where others reach it: docker swarm leave --force; docker swarm init"
                  + " --advertise-addr ADDRESS. Its services, secrets and configs are gone then; deploy the"
                  + " stacks again.");
    };
  }
}
