package io.grampus.agents;

import io.grampus.engine.Engine;
import io.grampus.inventory.AgentState;
import io.grampus.inventory.Inventory;
import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.CertificateAuthority;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.Reconciler;
import io.grampus.kernel.RequestContext;
import io.grampus.kernel.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The door: which nodes have an agent, and the way to their engines. */
public final class Agents implements AutoCloseable {
  private static final AgentState REVOKED = new AgentState("revoked", Optional.empty());

  private final Sessions sessions;
  private final Enrolment enrolment;
  private final AgentProtocol protocol;
  private final AgentStore store;
  private final Inventory inventory;
  private final Clock clock;
  private final Map<String, Inventory.FollowedNode> followed = new ConcurrentHashMap<>();

  /**
   * @param sql keeps invites, agents and certificates
   * @param authority signs the agents' certificates
   * @param bundle the packed agent that new nodes get
   */
  public Agents(
      Inventory inventory,
      Sql sql,
      CertificateAuthority authority,
      AuditTrail audit,
      Clock clock,
      Optional<Path> bundle) {
    this.inventory = inventory;
    this.clock = clock;
    this.store = new AgentStore(sql);
    this.sessions = new Sessions(store, clock);
    this.enrolment = new Enrolment(store, sessions, authority, inventory, audit, clock);
    this.protocol =
        new AgentProtocol(store, sessions, enrolment, inventory, clock, new AgentFiles(bundle));
  }

  /** Begins to follow the containers of the nodes that have an agent. */
  public void start() {
    sessions.follow(this::changed);
    store.cutOff().forEach(node -> inventory.agent(node, REVOKED));
    sessions
        .rows()
        .forEach(row -> {
          tell(row);
          follow(row.id());
        });
  }

  /** Forgets the agents of nodes that were removed from the Swarm past the server. */
  public Reconciler reconciler() {
    return new AgentReconciler(
        store, enrolment, () -> NodeRoll.read(inventory, AgentReconciler.MISSING_FOR), clock);
  }

  private void tell(AgentRow row) {
    inventory.agent(row.id(), new AgentState(row.state(), Optional.of(row.since())));
  }

  /** An agent came, went, or was removed. */
  private void changed(String node) {
    Optional<AgentRow> known = sessions.row(node);
    if (known.isPresent()) {
      tell(known.get());
      follow(node).nudge();
    } else {
      inventory.agent(node, REVOKED);
      Optional.ofNullable(followed.remove(node)).ifPresent(Inventory.FollowedNode::close);
    }
  }

  private Inventory.FollowedNode follow(String node) {
    return followed.computeIfAbsent(node, id -> inventory.follow(id, () -> engine(id)));
  }

  /** The declarations. */
  public List<Operation> operations() {
    return new AgentsApi(enrolment, sessions).operations();
  }

  /** What agents speak. */
  public Protocol protocol() {
    return protocol;
  }

  /** The ids of the nodes whose agents are connected. */
  public Set<String> connected() {
    return sessions.nodes();
  }

  /**
   * The engine of a node, reached by its agent.
   *
   * @throws io.grampus.engine.EngineException when the agent is away or the engine does not answer
   */
  public Engine engine(String node) {
    return sessions.engine(node);
  }

  /**
   * Asks the agent of a node to measure containers from now on; nothing is asked of one that is
   * away.
   *
   * @param containers as {@code c0ffee:42,beef:43}, the beginning of each id and its process
   */
  public void measure(String node, Duration every, String containers) {
    sessions.of(node).ifPresent(session -> session.measure(every, containers));
  }

  /**
   * Forgets the agent of a node that was removed from the Swarm: its certificates are revoked, its
   * connections cut, and what its node had leaves the lists. Leaves a row in the audit log.
   *
   * @return what was done, in a sentence; empty when the node had no agent
   */
  public Optional<String> nodeRemoved(String node, String name, RequestContext context) {
    return enrolment.nodeRemoved(node, name, context);
  }

  /** Calls with a node's id and what its agent measured, in the words of {@code libs/cgroup}. */
  public void onReport(BiConsumer<String, String> taker) {
    sessions.followReports(taker);
  }

  /** Ends all sessions. */
  @Override
  public void close() {
    sessions.close();
  }
}
