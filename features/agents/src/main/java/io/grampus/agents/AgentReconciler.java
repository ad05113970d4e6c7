package io.grampus.agents;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Reconciler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Forgets the agents of nodes that were removed from the Swarm past the server.
 *
 * <p>A node has to be missing for a while, so that one look at a wrong moment costs no agent. What
 * came with another Swarm than the engine's is left alone: the engine may be back there soon.
 */
final class AgentReconciler implements Reconciler {
  static final Duration MISSING_FOR = Duration.ofMinutes(1);
  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final AgentStore store;
  private final Enrolment enrolment;
  private final Supplier<Optional<NodeRoll>> rolls;
  private final Clock clock;
  private final Map<String, Long> missing = new HashMap<>();

  /**
   * @param rolls gives the nodes of the Swarm; empty while they are not known for sure
   */
  AgentReconciler(
      AgentStore store, Enrolment enrolment, Supplier<Optional<NodeRoll>> rolls, Clock clock) {
    this.store = store;
    this.enrolment = enrolment;
    this.rolls = rolls;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "agents";
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  @Override
  public void reconcile() {
    Optional<NodeRoll> roll = rolls.get();
    if (roll.isEmpty()) {
      missing.clear();
      return;
    }
    Map<String, String> gone = gone(roll.get());
    missing.keySet().retainAll(gone.keySet());
    long now = clock.nanos();
    gone.forEach((node, name) -> {
      long since = missing.computeIfAbsent(node, _ -> now);
      if (now - since >= MISSING_FOR.toNanos()) {
        enrolment.nodeLeft(node, name);
        missing.remove(node);
      }
    });
  }

  /** The names, by ids, of the nodes that have an agent and are not in their Swarm any more. */
  private Map<String, String> gone(NodeRoll roll) {
    Map<String, String> gone = new HashMap<>();
    for (AgentStore.Placed agent : store.placed()) {
      boolean same = agent.swarm().equals(roll.swarm());
      if (!roll.nodes().contains(agent.node())) {
        if (same || agent.swarm().isEmpty()) {
          gone.put(agent.node(), agent.name());
        }
      } else if (!same) {
        store.place(agent.node(), roll.swarm());
      }
    }
    return gone;
  }
}
