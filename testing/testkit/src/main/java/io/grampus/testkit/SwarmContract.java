package io.grampus.testkit;

import static io.grampus.testkit.EngineSubject.MARK;
import static io.grampus.testkit.EngineSubject.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.engine.Config;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.engine.Json;
import io.grampus.engine.Node;
import io.grampus.engine.RegistryAuth;
import io.grampus.engine.Secret;
import io.grampus.engine.Service;
import io.grampus.engine.ServiceMode;
import io.grampus.engine.Services;
import io.grampus.engine.SystemInspect;
import io.grampus.engine.Task;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/** What every engine does as a manager of a Swarm of one node, the fake as well as real ones. */
@Timeout(180)
public abstract class SwarmContract {
  private static final String FOREVER = "trap 'exit 0' TERM; while :; do sleep 0.1; done";

  /** Checks the engine that {@link #subject()} gives. */
  protected SwarmContract() {}

  /** The engine to check; the same for all tests of a class. */
  protected abstract EngineSubject subject();

  private Engine engine() {
    return subject().engine();
  }

  @AfterEach
  void clean() {
    subject().clean();
  }

  private String create(ObjectNode spec) {
    return engine().services().create(spec, RegistryAuth.none()).id();
  }

  private List<Task> running(String service) {
    Filters running = Filters.of("service", service).and("desired-state", "running");
    return engine().tasks().list(running).stream()
        .filter(task -> task.state().equals("running"))
        .toList();
  }

  @Test
  void theSwarmHasThisNode() {
    SystemInspect self = engine().system().info();
    String id = self.nodeId();
    assertThat(self.swarmId()).isNotEmpty().isEqualTo(engine().swarm().inspect().id());
    assertThat(engine().nodes().list(Filters.none())).extracting(Node::id).containsExactly(id);
    Node node = engine().nodes().inspect(id);
    assertThat(node.role()).isEqualTo("manager");
    assertThat(node.leader()).isTrue();
    assertThat(node.availability()).isEqualTo("active");
    assertThat(node.state()).isEqualTo("ready");
    assertThat(node.nanoCpus()).isPositive();
    assertThat(engine().swarm().inspect().workerToken()).startsWith("SWMTKN-");
  }

  @Test
  void aNodesLabelIsChangedAndTheRestIsKept() {
    Node before = engine().nodes().inspect(engine().system().info().nodeId());
    ObjectNode spec = before.spec();
    spec.withObject("Labels").put("zone", "a");
    engine().nodes().update(before.id(), before.version(), spec);
    Node after = engine().nodes().inspect(before.id());
    assertThat(after.labels()).containsEntry("zone", "a");
    assertThat(after.availability()).isEqualTo(before.availability());
    assertThat(after.version()).isGreaterThan(before.version());
  }

  @Test
  void aServiceRunsItsTasks() {
    String id = create(subject().service("contract-run", FOREVER, 2));
    SOON.until(() -> running(id).size() == 2);
    Service service = engine().services().inspect("contract-run");
    assertThat(service.id()).isEqualTo(id);
    assertThat(service.mode()).isEqualTo(new ServiceMode.Replicated(2));
    assertThat(service.image()).isEqualTo(subject().image());
    assertThat(running(id)).extracting(Task::slot).containsExactlyInAnyOrder(1, 2);
    assertThat(running(id)).allMatch(task -> !task.containerId().isEmpty() && task.pid() > 0);
    Service status = engine().services().listWithStatus(Filters.of("id", id)).getFirst();
    assertThat(status.runningTasks()).isEqualTo(2);
    assertThat(status.desiredTasks()).isEqualTo(2);
  }

  @Test
  void aTasksContainerNamesItsService() {
    String id = create(subject().service("contract-labels", FOREVER, 1));
    SOON.until(() -> running(id).size() == 1);
    Task task = running(id).getFirst();
    assertThat(engine().containers().inspect(task.containerId()).labels())
        .containsEntry("com.docker.swarm.service.name", "contract-labels")
        .containsEntry("com.docker.swarm.task.id", task.id());
  }

  @Test
  void anUpdateKeepsWhatItDoesNotChange() {
    ObjectNode spec = subject().service("contract-update", FOREVER, 1);
    ObjectNode container = spec.withObject("TaskTemplate").withObject("ContainerSpec");
    container.putArray("CapabilityDrop").add("CAP_NET_RAW");
    container.putObject("Sysctls").put("net.ipv4.ip_forward", "1");
    container.put("StopGracePeriod", 1_234_000_000L);
    Service before = engine().services().inspect(create(spec));
    ObjectNode changed = before.spec();
    changed.withObject("Labels").put("changed", "yes");
    engine().services().update(before.id(), before.version(), changed, RegistryAuth.none());
    Service after = engine().services().inspect(before.id());
    assertThat(after.labels()).containsEntry("changed", "yes");
    assertThat(after.version()).isGreaterThan(before.version());
    assertThat(after.spec().path("TaskTemplate")).isEqualTo(before.spec().path("TaskTemplate"));
  }

  @Test
  void anUpdateOfAnOldVersionIsAConflict() {
    Service before =
        engine().services().inspect(create(subject().service("contract-old", FOREVER, 0)));
    ObjectNode spec = before.spec();
    spec.withObject("Labels").put("a", "1");
    engine().services().update(before.id(), before.version(), spec, RegistryAuth.none());
    assertThatThrownBy(() ->
            engine().services().update(before.id(), before.version(), spec, RegistryAuth.none()))
        .isInstanceOf(EngineException.Conflict.class);
  }

  @Test
  void aServiceIsScaledAndRolledBack() {
    String id = create(subject().service("contract-scale", FOREVER, 1));
    Service before = engine().services().inspect(id);
    ObjectNode spec = before.spec();
    spec.withObject("Mode").withObject("Replicated").put("Replicas", 3);
    engine().services().update(id, before.version(), spec, RegistryAuth.none());
    SOON.until(() -> running(id).size() == 3);
    Service scaled = engine().services().inspect(id);
    assertThat(scaled.previousSpec().at("/Mode/Replicated/Replicas").asInt()).isEqualTo(1);
    engine()
        .services()
        .update(id, scaled.version(), scaled.spec(), Services.Update.ROLLBACK, RegistryAuth.none());
    SOON.until(() -> running(id).size() == 1);
    assertThat(engine().services().inspect(id).mode()).isEqualTo(new ServiceMode.Replicated(1));
  }

  @Test
  void aTaskThatFailsSaysSo() {
    String id = create(subject().service("contract-fail", "exit 7", 1));
    Task failed =
        SOON.value(
            () -> engine().tasks().list(Filters.of("service", id)).getFirst(),
            task -> task.state().equals("failed"));
    assertThat(failed.exitCode()).isEqualTo(7);
    assertThat(failed.error()).contains("7");
  }

  @Test
  void aServiceThatIsRemovedIsGone() {
    String id = create(subject().service("contract-gone", FOREVER, 1));
    engine().services().remove(id);
    assertThatThrownBy(() -> engine().services().inspect(id))
        .isInstanceOf(EngineException.NotFound.class);
    SOON.until(() -> engine().tasks().list(Filters.of("label", "none-of-these")).isEmpty());
  }

  @Test
  void aNameIsTakenOnlyOnce() {
    create(subject().service("contract-twice", FOREVER, 0));
    assertThatThrownBy(() -> create(subject().service("contract-twice", FOREVER, 0)))
        .isInstanceOf(EngineException.Conflict.class);
  }

  private static ObjectNode named(String name, String content) {
    ObjectNode body = Json.object().put("Name", name);
    body.putObject("Labels").put(MARK, "1");
    return body.put("Data", Base64.getEncoder().encodeToString(content.getBytes(UTF_8)));
  }

  @Test
  void aConfigTellsItsContent() {
    String id = engine().configs().create(named("contract-config", "hello")).id();
    Config config = engine().configs().inspect("contract-config");
    assertThat(config.id()).isEqualTo(id);
    assertThat(config.content()).isEqualTo("hello".getBytes(UTF_8));
    ObjectNode spec = config.spec();
    spec.withObject("Labels").put("a", "b");
    engine().configs().update(id, config.version(), spec);
    assertThat(engine().configs().inspect(id).labels()).containsEntry("a", "b");
    engine().configs().remove(id);
    assertThatThrownBy(() -> engine().configs().inspect(id))
        .isInstanceOf(EngineException.NotFound.class);
  }

  @Test
  void aSecretKeepsItsContent() {
    String id = engine().secrets().create(named("contract-secret", "hush")).id();
    Secret secret = engine().secrets().inspect(id);
    assertThat(secret.name()).isEqualTo("contract-secret");
    assertThat(secret.raw().toString())
        .doesNotContain(Base64.getEncoder().encodeToString("hush".getBytes(UTF_8)));
    assertThat(engine().secrets().list(Filters.of("name", "contract-secret"))).hasSize(1);
    assertThatThrownBy(() -> engine().secrets().create(named("contract-secret", "other")))
        .isInstanceOf(EngineException.Conflict.class);
  }
}
