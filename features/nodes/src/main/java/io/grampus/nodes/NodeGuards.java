package io.grampus.nodes;

import io.grampus.kernel.Action;
import java.util.Arrays;
import java.util.List;

/** Says whether something can be done to a node; handlers and the console ask the same. */
final class NodeGuards {
  private static final Verdict FINE = new Verdict.Fine();

  private NodeGuards() {}

  /** Every verb with its verdict, as clients see it. */
  static List<Action> actions(NodeFacts facts) {
    return Arrays.stream(NodeVerb.values()).map(verb -> action(verb, facts)).toList();
  }

  static Action action(NodeVerb verb, NodeFacts facts) {
    String subject = "The node ";
    return switch (check(verb, facts)) {
      case Verdict.Fine _ -> Action.allowed(verb.word());
      // it is done once the person has read what comes of it
      case Verdict.Forced _ -> Action.allowed(verb.word());
      case Verdict.Already(String but) -> Action.refused(verb.word(), subject + but + ".");
      case Verdict.Refused(String but, String next) ->
          Action.refused(verb.word(), subject + but + ". " + next);
    };
  }

  static Verdict check(NodeVerb verb, NodeFacts facts) {
    if (facts.role().equals("none")) {
      return new Verdict.Refused(
          "is in no Swarm", "Make it one: docker swarm init, or grampus up.");
    }
    return switch (verb) {
      case DRAIN -> drain(facts);
      case PAUSE -> become(facts, "pause", "is paused already");
      case ACTIVATE -> become(facts, "active", "takes tasks already");
      case PROMOTE -> promote(facts);
      case DEMOTE -> demote(facts);
      case LABEL -> FINE;
      case REMOVE -> remove(facts);
    };
  }

  private static Verdict become(NodeFacts facts, String availability, String already) {
    return facts.availability().equals(availability) ? new Verdict.Already(already) : FINE;
  }

  private static Verdict drain(NodeFacts facts) {
    if (facts.availability().equals("drain")) {
      return new Verdict.Already("is drained already");
    }
    return facts.fleet().takers() > 0
        ? FINE
        : new Verdict.Forced(
            "is the only node that takes tasks: all of them would stop and wait for a node",
            "Add or activate another node first, or drain it all the same with force.");
  }

  private static Verdict promote(NodeFacts facts) {
    if (facts.manager()) {
      return new Verdict.Already("is a manager already");
    }
    return facts.ready()
        ? FINE
        : new Verdict.Refused(
            "does not answer (" + facts.state() + ")", "Promote it once it is ready again.");
  }

  private static Verdict demote(NodeFacts facts) {
    if (!facts.manager()) {
      return new Verdict.Already("is a worker already");
    }
    NodeFacts.Fleet fleet = facts.fleet();
    if (fleet.managers() <= 1) {
      return new Verdict.Refused(
          "is the only manager, and a Swarm needs one", "Promote another node first.");
    }
    int left = fleet.managers() - 1;
    int answering = fleet.reachable() - (facts.ready() ? 1 : 0);
    if (answering < left / 2 + 1) {
      return new Verdict.Refused(
          "is needed for the majority: of the " + left + " other managers " + answering + " answer",
          "Bring the managers that are away back first.");
    }
    return facts.self()
        ? new Verdict.Forced(
            "is the engine that Grampus asks: as a worker it would show no Swarm any more",
            "Start Grampus on another manager first, or demote it all the same with force.")
        : FINE;
  }

  private static Verdict remove(NodeFacts facts) {
    if (facts.self()) {
      return new Verdict.Refused(
          "is the engine that Grampus asks", "Remove it from a Grampus on another manager.");
    }
    if (facts.manager()) {
      return new Verdict.Refused("is a manager", "Demote it first.");
    }
    return facts.ready()
        ? new Verdict.Forced(
            "is ready and in the Swarm",
            "Let it leave first (on it: docker swarm leave), or remove it all the same with force.")
        : FINE;
  }
}
