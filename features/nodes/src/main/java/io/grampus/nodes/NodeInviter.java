package io.grampus.nodes;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.SwarmInspect;
import io.grampus.inventory.EngineProblems;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.List;
import java.util.function.Supplier;

/** Tells how machines join the Swarm. */
final class NodeInviter {
  private static final String TRIED = "let a machine join the Swarm";
  private final Supplier<Engine> engine;

  NodeInviter(Supplier<Engine> engine) {
    this.engine = engine;
  }

  NodeInvite invite(String role) {
    if (!role.equals("worker") && !role.equals("manager")) {
      String but = "\"" + role + "\" is no role";
      throw new ProblemException(
          new CommonProblem.Invalid(TRIED, "role", but, "Give worker or manager."));
    }
    try {
      SwarmInspect swarm = engine.get().swarm().inspect();
      List<String> managers = reachable(engine.get().system().info().managerAddresses());
      String token = role.equals("manager") ? swarm.managerToken() : swarm.workerToken();
      return new NodeInvite(role, token, managers);
    } catch (EngineException e) {
      throw EngineProblems.of(TRIED, e);
    }
  }

  /** A Swarm that {@code grampus up} made for one machine listens on loopback alone. */
  private static List<String> reachable(List<String> addresses) {
    List<String> others = addresses.stream().filter(a -> !isLoopback(a)).toList();
    if (others.isEmpty()) {
      throw new ProblemException(new NodeProblem.LonelySwarm(TRIED, String.join(", ", addresses)));
    }
    return others;
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.startsWith("[::1]");
  }
}
