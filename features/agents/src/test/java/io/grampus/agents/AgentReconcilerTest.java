package io.grampus.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grampus.inventory.Inventory;
import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.CertificateAuthority;
import io.grampus.kernel.Sql;
import io.grampus.testkit.ManualClock;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two agents in a real store, and what the Swarm says of their nodes. */
class AgentReconcilerTest {
  private static final NodeRoll BOTH = new NodeRoll("swarm-a", Set.of("n1", "n2", "n3"));
  private static final NodeRoll WITHOUT = new NodeRoll("swarm-a", Set.of("n1", "n3"));

  @TempDir Path folder;
  private final ManualClock clock = ManualClock.create();
  private final List<AuditTrail.Attempt> begun = new ArrayList<>();
  private final List<AuditTrail.Ending> ended = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Sql sql;
  private AgentStore store;
  private Inventory inventory;
  private AgentReconciler reconciler;
  private Optional<NodeRoll> roll = Optional.of(BOTH);

  /** Keeps what it is told. */
  private final class Trail implements AuditTrail {
    @Override
    public void begin(Attempt attempt) {
      begun.add(attempt);
    }

    @Override
    public void end(Attempt attempt, Ending ending) {
      ended.add(ending);
    }
  }

  /** Nobody joins here. */
  private static final class NoAuthority implements CertificateAuthority {
    @Override
    public X509Certificate certificate() {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate issue(PublicKey key, String name, String unit, Duration lasts) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void open() throws Exception {
    sql = Sql.open(folder.resolve("test.db"), Sql.Durability.EVERY_COMMIT);
    store = new AgentStore(sql);
    for (String node : List.of("n2", "n3")) {
      store.joined(node, "web-" + node, certificate(node), clock.now());
    }
    inventory =
        new Inventory(
            () -> {
              throw new IllegalStateException("nobody follows this engine");
            },
            clock);
    var sessions = new Sessions(store, clock);
    sessions.follow(told::add);
    var enrolment =
        new Enrolment(store, sessions, new NoAuthority(), inventory, new Trail(), clock);
    reconciler = new AgentReconciler(store, enrolment, () -> roll, clock);
  }

  @AfterEach
  void close() {
    inventory.close();
    sql.close();
  }

  private static X509Certificate certificate(String node) throws Exception {
    try (InputStream pem = AgentReconcilerTest.class.getResourceAsStream(node + ".pem")) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }

  private void look(Optional<NodeRoll> now) {
    roll = now;
    reconciler.reconcile();
  }

  private void look(NodeRoll now) {
    look(Optional.of(now));
  }

  private List<String> agents() {
    return store.all().stream().map(AgentRow::id).toList();
  }

  @Test
  void anAgentIsForgottenOnceItsNodeHasBeenGoneForAWhile() throws Exception {
    look(BOTH);
    look(WITHOUT);
    clock.advance(AgentReconciler.MISSING_FOR.minusSeconds(1));
    look(WITHOUT);
    assertThat(agents()).containsExactly("n2", "n3");
    clock.advance(Duration.ofSeconds(1));
    look(WITHOUT);
    assertThat(agents()).containsExactly("n3");
    assertThat(store.revoked(Agent.serial(certificate("n2")))).isTrue();
    assertThat(store.revoked(Agent.serial(certificate("n3")))).isFalse();
    assertThat(told).containsExactly("n2");
    assertThat(begun)
        .singleElement()
        .satisfies(row -> {
          assertThat(row.who()).isEqualTo("server");
          assertThat(row.action()).isEqualTo("agent.remove");
          assertThat(row.object()).isEqualTo("agent/web-n2");
          assertThat(row.from()).isEmpty();
        });
    assertThat(ended)
        .singleElement()
        .satisfies(ending -> {
          assertThat(ending.result()).isEqualTo("ok");
          assertThat(ending.detail()).contains("removed from the Swarm");
        });
    clock.advance(AgentReconciler.MISSING_FOR);
    look(WITHOUT);
    assertThat(begun).hasSize(1);
  }

  @Test
  void aNodeThatIsThereAgainBeginsAnew() {
    look(WITHOUT);
    clock.advance(AgentReconciler.MISSING_FOR);
    look(BOTH);
    look(WITHOUT);
    clock.advance(AgentReconciler.MISSING_FOR.minusSeconds(1));
    look(WITHOUT);
    assertThat(agents()).containsExactly("n2", "n3");
  }

  @Test
  void timeInWhichNothingIsKnownDoesNotCount() {
    look(WITHOUT);
    clock.advance(AgentReconciler.MISSING_FOR);
    look(Optional.empty());
    look(WITHOUT);
    assertThat(agents()).containsExactly("n2", "n3");
  }

  @Test
  void theFirstLookCostsNoAgentHoweverLateItComes() {
    clock.advance(Duration.ofDays(1));
    look(WITHOUT);
    assertThat(agents()).containsExactly("n2", "n3");
  }

  @Test
  void anotherSwarmCostsNoAgent() {
    look(BOTH);
    var other = new NodeRoll("swarm-b", Set.of("x1"));
    look(other);
    clock.advance(AgentReconciler.MISSING_FOR.multipliedBy(2));
    look(other);
    assertThat(agents()).containsExactly("n2", "n3");
    look(WITHOUT);
    clock.advance(AgentReconciler.MISSING_FOR);
    look(WITHOUT);
    assertThat(agents()).as("back in the first one").containsExactly("n3");
  }

  @Test
  void anAgentOfBeforeIsTakenForOneOfThisSwarm() {
    assertThat(store.placed()).extracting(AgentStore.Placed::swarm).containsOnly("");
    look(WITHOUT);
    assertThat(store.placed())
        .extracting(AgentStore.Placed::node, AgentStore.Placed::swarm)
        .containsExactlyInAnyOrder(tuple("n2", ""), tuple("n3", "swarm-a"));
    clock.advance(AgentReconciler.MISSING_FOR);
    look(WITHOUT);
    assertThat(agents()).containsExactly("n3");
  }
}
