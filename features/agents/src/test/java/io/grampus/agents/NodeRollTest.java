package io.grampus.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.inventory.Inventory;
import io.grampus.kernel.Clock;
import io.grampus.testkit.Eventually;
import io.grampus.testkit.FakeEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeRollTest {
  @TempDir Path folder;
  private FakeEngine fake;
  private Engine engine;
  private Inventory inventory;
  private String worker;

  @BeforeEach
  void start() {
    fake = FakeEngine.start(folder.resolve("d.sock"));
    worker = fake.addNode("fake-2");
    engine = Engine.connect(new EngineAddress.Unix(fake.socket()));
    inventory = new Inventory(() -> engine, Clock.system());
    assertThat(read()).as("nothing was read yet").isEmpty();
    inventory.start();
    Eventually.soon().until(() -> read().isPresent());
  }

  @AfterEach
  void stop() {
    inventory.close();
    engine.close();
    fake.close();
  }

  private Optional<NodeRoll> read() {
    return NodeRoll.read(inventory, Duration.ZERO);
  }

  private Set<String> nodes() {
    return read().map(NodeRoll::nodes).orElse(Set.of());
  }

  @Test
  void theManagersNodesAreKnown() {
    assertThat(read().map(NodeRoll::swarm)).contains(engine.swarm().inspect().id());
    assertThat(nodes()).contains(worker).hasSize(2);
    fake.removeNode(worker);
    Eventually.soon().until(() -> nodes().size() == 1);
    assertThat(nodes()).doesNotContain(worker);
  }

  @Test
  void anEngineThatHasJustStartedIsNotBelieved() {
    assertThat(NodeRoll.read(inventory, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void anEngineThatHasLeftItsSwarmKnowsNothing() {
    engine.swarm().leave(true);
    assertThat(read()).isEmpty();
    engine.swarm().init("10.97.0.1");
    Eventually.soon().until(() -> nodes().contains(worker));
  }

  @Test
  void anEngineThatDoesNotAnswerKnowsNothing() {
    fake.stop();
    assertThat(read()).isEmpty();
    fake.startAgain();
    Eventually.soon().until(() -> nodes().contains(worker));
  }
}
