package io.grampus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.Filters;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FakeEngineTest {
  @TempDir Path folder;

  private Engine client() {
    return Engine.connect(new EngineAddress.Unix(folder.resolve("docker.sock")));
  }

  private SimulatedFleet fleet(int containers) {
    return SimulatedFleet.of(folder.resolve("docker.sock"), containers);
  }

  @Test
  void aFleetIsListedAndFiltered() {
    try (SimulatedFleet _ = fleet(1000);
        Engine engine = client()) {
      assertThat(engine.containers().list(false, Filters.none())).hasSize(1000);
      assertThat(engine.containers().list(false, Filters.of("label", "team=pay"))).hasSize(200);
    }
  }

  @Test
  void churnIsSeenAsEvents() {
    try (SimulatedFleet fleet = fleet(10);
        Engine engine = client();
        EngineStream<EngineEvent> events = engine.system().events(Filters.of("event", "die"))) {
      fleet.churn(3);
      List<String> died =
          List.of(events.next().actorId(), events.next().actorId(), events.next().actorId());
      assertThat(fleet.containers()).containsAll(died);
      assertThat(engine.containers().list(false, Filters.none()))
          .hasSize(10)
          .extracting(ContainerSummary::state)
          .containsOnly("running");
    }
  }

  @Test
  void aStoppedEngineIsUnreachableAndKeepsWhatItHas() {
    try (SimulatedFleet fleet = fleet(5);
        Engine engine = client()) {
      fleet.engine().stop();
      assertThatThrownBy(() -> engine.containers().list(true, Filters.none()))
          .isInstanceOf(EngineException.Unreachable.class);
      fleet.engine().startAgain();
      assertThat(engine.containers().list(true, Filters.none())).hasSize(5);
    }
  }

  @Test
  void eventStreamsCanBeLost() {
    try (SimulatedFleet fleet = fleet(1);
        Engine engine = client();
        EngineStream<EngineEvent> events = engine.system().events(Filters.of("type", "node"))) {
      fleet.engine().loseEventStreams();
      assertThat(events.hasNext()).isFalse();
    }
  }
}
