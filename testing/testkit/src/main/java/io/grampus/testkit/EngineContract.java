package io.grampus.testkit;

import static io.grampus.testkit.EngineSubject.MARK;
import static io.grampus.testkit.EngineSubject.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.engine.ApiVersion;
import io.grampus.engine.Capability;
import io.grampus.engine.ContainerInspect;
import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.EventSpan;
import io.grampus.engine.Filters;
import io.grampus.engine.HistoryStep;
import io.grampus.engine.ImageInspect;
import io.grampus.engine.ImageSummary;
import io.grampus.engine.Json;
import io.grampus.engine.LogLine;
import io.grampus.engine.LogOptions;
import io.grampus.engine.Network;
import io.grampus.engine.Stopping;
import io.grampus.engine.Volume;
import io.grampus.engine.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every engine does, the fake as well as real ones: containers, images, volumes, networks and
 * events. Extend it and say which engine.
 */
@Timeout(120)
public abstract class EngineContract {
  /** Checks the engine that {@link #subject()} gives. */
  protected EngineContract() {}

  /** The engine to check; the same for all tests of a class. */
  protected abstract EngineSubject subject();

  private Engine engine() {
    return subject().engine();
  }

  @AfterEach
  void clean() {
    subject().clean();
  }

  @Test
  void agreesOnAVersion() {
    assertThat(engine().apiVersion()).isBetween(ApiVersion.MIN, ApiVersion.MAX);
    engine().system().ping();
    assertThat(engine().system().version().version()).isNotEmpty();
    assertThat(engine().system().info().cpus()).isPositive();
    assertThat(engine().system().info().manager()).isTrue();
  }

  @Test
  void aContainerRunsToItsEnd() {
    String id = engine().containers().create("", subject().script("exit 3")).id();
    assertThat(engine().containers().inspect(id).state()).isEqualTo("created");
    try (Waiting waiting = engine().containers().await(id, Waiting.Until.NEXT_EXIT)) {
      engine().containers().start(id);
      assertThat(waiting.exitCode()).isEqualTo(3);
    }
    ContainerInspect ended = engine().containers().inspect(id);
    assertThat(ended.state()).isEqualTo("exited");
    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.startedAt()).isPresent();
    assertThat(ended.finishedAt()).isPresent();
  }

  @Test
  void aListShowsWhatInspectShows() {
    ObjectNode body = subject().script("sleep 1000");
    body.withObject("Labels").put("team", "pay");
    String id = engine().containers().create("contract-list", body).id();
    engine().containers().start(id);
    List<ContainerSummary> found =
        engine().containers().list(false, Filters.of("label", "team=pay"));
    assertThat(found).hasSize(1);
    ContainerSummary listed = found.getFirst();
    ContainerInspect inspected = engine().containers().inspect(id);
    assertThat(listed.id()).isEqualTo(id).isEqualTo(inspected.id());
    assertThat(listed.name()).isEqualTo("contract-list").isEqualTo(inspected.name());
    assertThat(listed.state()).isEqualTo("running").isEqualTo(inspected.state());
    assertThat(listed.image()).isEqualTo(subject().image()).isEqualTo(inspected.image());
    assertThat(listed.imageId()).isEqualTo(inspected.imageId());
    assertThat(listed.labels()).containsEntry("team", "pay").isEqualTo(inspected.labels());
    assertThat(listed.networks()).containsOnlyKeys("none");
  }

  @Test
  void aStoppedContainerIsListedOnlyWhenAllAre() {
    String id = engine().containers().create("", subject().script("true")).id();
    Filters marked = Filters.of("label", MARK);
    assertThat(engine().containers().list(false, marked)).isEmpty();
    assertThat(engine().containers().list(true, marked))
        .extracting(ContainerSummary::id)
        .containsExactly(id);
  }

  @Test
  void aContainerIsStoppedRestartedPausedAndKilled() {
    String id = subject().started("trap 'exit 0' TERM; while :; do sleep 0.1; done");
    engine().containers().pause(id);
    assertThat(engine().containers().inspect(id).state()).isEqualTo("paused");
    engine().containers().unpause(id);
    engine().containers().restart(id, Stopping.within(Duration.ofSeconds(5)));
    assertThat(engine().containers().inspect(id).state()).isEqualTo("running");
    engine().containers().stop(id, Stopping.within(Duration.ofSeconds(5)));
    assertThat(engine().containers().inspect(id).state()).isEqualTo("exited");
    engine().containers().start(id);
    engine().containers().kill(id, "SIGKILL");
    SOON.until(() -> engine().containers().inspect(id).exitCode() == 137);
  }

  @Test
  void aContainerIsRenamedAndRemoved() {
    String id = subject().started("sleep 1000");
    engine().containers().rename(id, "contract-renamed");
    assertThat(engine().containers().inspect("contract-renamed").id()).isEqualTo(id);
    assertThatThrownBy(() -> engine().containers().remove(id, false, false))
        .isInstanceOf(EngineException.Conflict.class);
    engine().containers().remove(id, true, true);
    assertThatThrownBy(() -> engine().containers().inspect(id))
        .isInstanceOf(EngineException.NotFound.class)
        .hasMessageContaining("GET /v" + engine().apiVersion() + "/containers/" + id + "/json at ")
        .hasMessageContaining(engine().address());
  }

  @Test
  void aNameIsTakenOnlyOnce() {
    engine().containers().create("contract-name", subject().script("true"));
    assertThatThrownBy(
            () -> engine().containers().create("contract-name", subject().script("true")))
        .isInstanceOf(EngineException.Conflict.class);
  }

  @Test
  void anImageThatIsNotThereIsNamed() {
    ObjectNode body = subject().script("true").put("Image", "grampus/none:1");
    assertThatThrownBy(() -> engine().containers().create("", body))
        .isInstanceOf(EngineException.NotFound.class)
        .hasMessageContaining("grampus/none:1");
  }

  @Test
  void aLogHasBothOutputsWithTheirTimes() {
    String id = subject().started("echo out; echo err >&2");
    SOON.until(() -> engine().containers().inspect(id).state().equals("exited"));
    List<LogLine> lines = lines(engine().containers().logs(id, LogOptions.all().timestamps()));
    assertThat(lines).extracting(LogLine::toString).contains("STDOUT out", "STDERR err").hasSize(2);
    assertThat(lines).allMatch(line -> line.time().isPresent());
    assertThat(lines(engine().containers().logs(id, LogOptions.all().tail(0)))).isEmpty();
  }

  private static List<LogLine> lines(EngineStream<LogLine> log) {
    try (log) {
      List<LogLine> lines = new ArrayList<>();
      log.forEachRemaining(lines::add);
      return lines;
    }
  }

  @Test
  void eventsTellWhatHappens() {
    Instant before = Instant.ofEpochSecond(engineNow().getEpochSecond() - 1);
    Filters containers = Filters.of("type", "container").and("label", MARK);
    try (EngineStream<EngineEvent> events =
        engine().system().events(EventSpan.since(before), containers)) {
      String id = subject().started("true");
      EngineEvent created = next(events, id);
      assertThat(created.action()).isEqualTo("create");
      assertThat(created.attributes()).containsEntry("image", subject().image());
      assertThat(created.time()).isAfter(before);
      EngineEvent event = created;
      while (!event.action().equals("die")) {
        event = next(events, id);
      }
      assertThat(event.attributes()).containsEntry("exitCode", "0");
    }
  }

  private static EngineEvent next(EngineStream<EngineEvent> events, String id) {
    EngineEvent event = events.next();
    while (!event.actorId().equals(id)) {
      event = events.next();
    }
    return event;
  }

  private Instant engineNow() {
    return Instant.parse(engine().system().info().text("SystemTime"));
  }

  @Test
  void anImageIsListedInspectedAndTagged() {
    ImageInspect image = engine().images().inspect(subject().image());
    assertThat(image.layers()).isNotEmpty();
    assertThat(image.size()).isPositive();
    assertThat(engine().images().history(subject().image()))
        .extracting(HistoryStep::size)
        .contains(image.size());
    engine().images().tag(subject().image(), "grampus-contract/tagged", "2");
    ImageSummary listed =
        engine()
            .images()
            .list(false, Filters.of("reference", "grampus-contract/tagged"))
            .getFirst();
    assertThat(listed.id()).isEqualTo(image.id());
    assertThat(listed.tags()).contains("grampus-contract/tagged:2");
    engine().images().remove("grampus-contract/tagged:2", false, false);
    assertThat(engine().images().inspect(image.id()).tags()).containsExactly(subject().image());
  }

  @Test
  void sharedSizesAreACapability() {
    if (engine().supports(Capability.SHARED_IMAGE_SIZE)) {
      assertThat(engine().images().listWithSharedSize(false, Filters.none()))
          .allMatch(image -> image.sharedSize() >= 0);
    } else {
      assertThatThrownBy(() -> engine().images().listWithSharedSize(false, Filters.none()))
          .isInstanceOf(EngineException.Unsupported.class)
          .hasMessageContaining("it needs API 1.42");
    }
  }

  @Test
  void aVolumeIsMadeOnceAndRemoved() {
    ObjectNode body = Json.object().put("Name", "contract-volume");
    body.putObject("Labels").put(MARK, "1");
    Volume made = engine().volumes().create(body);
    assertThat(made.driver()).isEqualTo("local");
    assertThat(engine().volumes().create(body).created()).isEqualTo(made.created());
    assertThat(engine().volumes().list(Filters.of("label", MARK)))
        .extracting(Volume::name)
        .containsExactly("contract-volume");
    engine().volumes().remove("contract-volume", false);
    assertThatThrownBy(() -> engine().volumes().inspect("contract-volume"))
        .isInstanceOf(EngineException.NotFound.class);
  }

  @Test
  void aNetworkIsMadeAndRemoved() {
    ObjectNode body = Json.object().put("Name", "contract-network").put("Driver", "overlay");
    body.putObject("Labels").put(MARK, "1");
    String id = engine().networks().create(body).id();
    // a manager tells the driver of a Swarm's network only when it has allocated the network
    Network made =
        SOON.value(
            () -> engine().networks().inspect("contract-network"), n -> !n.driver().isEmpty());
    assertThat(made.id()).isEqualTo(id);
    assertThat(made.driver()).isEqualTo("overlay");
    assertThat(made.scope()).isEqualTo("swarm");
    assertThat(engine().networks().list(Filters.of("name", "contract-network"))).hasSize(1);
    engine().networks().remove(id);
    SOON.passes(() ->
        assertThatThrownBy(() -> engine().networks().inspect(id))
            .isInstanceOf(EngineException.NotFound.class));
  }
}
