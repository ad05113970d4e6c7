package io.grampus.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestSwarm;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Action;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import io.grampus.nodes.DrainTask.Fate;
import io.grampus.testkit.Eventually;
import io.grampus.testkit.Operations;
import io.grampus.testkit.TestCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real Swarm of three hosts: h1 manages, h2 and h3 work. */
@Tag("engines")
@Timeout(240)
class NodesIT {
  private static final String IMAGE = TestImage.BASE.reference();
  private static Optional<TestSwarm> swarm = Optional.empty();
  private static Optional<Engine> engine = Optional.empty();
  private static Optional<Inventory> inventory = Optional.empty();

  @BeforeAll
  static void start() throws InterruptedException {
    swarm = Optional.of(TestSwarm.start(3).load(TestImage.BASE));
    Engine connected = Engine.connect(new EngineAddress.Unix(swarm().leader().socket()));
    engine = Optional.of(connected);
    inventory = Optional.of(new Inventory(() -> connected, Clock.system()));
    inventory().start();
    assertThat(inventory().await(Kind.NODE, rows -> rows.size() == 3, Duration.ofSeconds(60)))
        .isTrue();
  }

  @AfterAll
  static void stop() {
    inventory.ifPresent(Inventory::close);
    engine.ifPresent(Engine::close);
    swarm.ifPresent(TestSwarm::close);
  }

  @AfterEach
  void tidy() {
    String services = docker("service", "ls", "-q").strip();
    services.lines().forEach(id -> docker("service", "rm", id));
    List.of("h1", "h2", "h3").forEach(h -> docker("node", "update", "--availability", "active", h));
  }

  private static TestSwarm swarm() {
    return swarm.orElseThrow();
  }

  private static Inventory inventory() {
    return inventory.orElseThrow();
  }

  private static Operations api() {
    return new Operations(
        new NodesApi(engine::orElseThrow, inventory(), NodeFarewell.NONE).operations());
  }

  private static String docker(String... words) {
    return swarm().leader().docker(words);
  }

  private static void service(String name, String... options) {
    var words = new java.util.ArrayList<>(List.of("service", "create", "--name", name));
    words.addAll(List.of("--no-resolve-image", "--stop-grace-period", "1s"));
    words.addAll(List.of(options));
    words.addAll(List.of(IMAGE, "sleep", "1000"));
    docker(words.toArray(String[]::new));
  }

  private static NodeReceipt run(String operation, String node) {
    return api().answer(operation, TestCall.to("node", node), NodeReceipt.class);
  }

  private static void refused(String operation, TestCall call, String code, String saying) {
    assertThatThrownBy(() -> api().run(operation, call))
        .hasMessageContaining(saying)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  @Test
  void aDrainDoesWhatItsPlanSays() {
    service("web", "--replicas", "3");
    service("pinned", "--constraint", "node.hostname==h2");
    service("agent", "--mode", "global");
    DrainPlan plan = api().answer("nodeDrainPlan", TestCall.to("node", "h2"), DrainPlan.class);
    assertThat(plan.alone()).isFalse();
    assertThat(plan.tasks())
        .extracting(DrainTask::service, DrainTask::fate)
        .contains(
            org.assertj.core.groups.Tuple.tuple("web", Fate.MOVES),
            org.assertj.core.groups.Tuple.tuple("pinned", Fate.WAITS),
            org.assertj.core.groups.Tuple.tuple("agent", Fate.ENDS));

    NodeReceipt receipt = run("nodeDrain", "h2");
    assertThat(receipt.changed()).isTrue();
    assertThat(receipt.availability()).isEqualTo("drain");
    assertThat(receipt.notes()).anyMatch(n -> n.contains("pinned.1"));
    Eventually.within(Duration.ofSeconds(60))
        .until(() -> docker("node", "ps", "-f", "desired-state=running", "-q", "h2").isBlank());
    Eventually.within(Duration.ofSeconds(60))
        .until(() ->
            docker("service", "ls", "--format", "{{.Name}} {{.Replicas}}").contains("pinned 0/1"));
    assertThat(run("nodeDrain", "h2").changed()).isFalse();

    assertThat(run("nodeActivate", "h2").availability()).isEqualTo("active");
    Eventually.within(Duration.ofSeconds(60))
        .until(() ->
            docker("service", "ls", "--format", "{{.Name}} {{.Replicas}}").contains("pinned 1/1"));
  }

  @Test
  void aPausedNodeKeepsItsTasks() {
    service("web", "--constraint", "node.hostname==h3");
    assertThat(run("nodePause", "h3").availability()).isEqualTo("pause");
    assertThat(docker("node", "ps", "-f", "desired-state=running", "-q", "h3")).isNotBlank();
  }

  @Test
  void labelsChangeAndAllElseStays() {
    docker("node", "update", "--label-add", "mine=1", "--label-add", "old=2", "h3");
    var request = new LabelRequest(Optional.of(Map.of("disk", "ssd")), Optional.of(List.of("old")));
    NodeReceipt receipt =
        api().answer("nodeLabel", TestCall.to("node", "h3").body(request), NodeReceipt.class);
    assertThat(receipt.changed()).isTrue();
    assertThat(docker("node", "inspect", "--format", "{{json .Spec.Labels}}", "h3").strip())
        .isEqualTo("{\"disk\":\"ssd\",\"mine\":\"1\"}");
    NodeReceipt again =
        api().answer("nodeLabel", TestCall.to("node", "h3").body(request), NodeReceipt.class);
    assertThat(again.changed()).isFalse();
    var bad = new LabelRequest(Optional.of(Map.of("a=b", "x")), Optional.empty());
    refused("nodeLabel", TestCall.to("node", "h3").body(bad), "request.invalid", "no name");
  }

  @Test
  void manyWritersAtOnceLoseNothing() throws InterruptedException {
    var threads = new java.util.ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      String label = "w" + i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                var one = new LabelRequest(Optional.of(Map.of(label, "1")), Optional.empty());
                api().run("nodeLabel", TestCall.to("node", "h2").body(one));
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(docker("node", "inspect", "--format", "{{json .Spec.Labels}}", "h2"))
        .contains("w0", "w1", "w2", "w3");
  }

  @Test
  void aWorkerBecomesAManagerAndGoesBack() {
    NodeReceipt promoted = run("nodePromote", "h2");
    assertThat(promoted.role()).isEqualTo("manager");
    assertThat(promoted.notes()).anyMatch(n -> n.contains("it can lose none"));
    Eventually.within(Duration.ofSeconds(60))
        .until(() ->
            docker("node", "inspect", "--format", "{{.ManagerStatus.Reachability}}", "h2")
                .contains("reachable"));
    refused("nodeDemote", TestCall.to("node", "h1"), "node.needsForce", "Grampus asks");
    refused("nodeRemove", TestCall.to("node", "h2"), "node.wrongState", "is a manager");
    assertThat(run("nodeDemote", "h2").role()).isEqualTo("worker");
    Eventually.within(Duration.ofSeconds(60))
        .until(() -> {
          String state = docker("node", "ls", "--format", "{{.Hostname}} {{.ManagerStatus}}");
          return state.lines().filter(l -> l.contains("able")).findAny().isEmpty();
        });
  }

  @Test
  void theLastManagerAndTheLastTakerAreKept() {
    refused("nodeDemote", TestCall.to("node", "h1"), "node.wrongState", "only manager");
    run("nodeDrain", "h2");
    run("nodePause", "h3");
    refused("nodeDrain", TestCall.to("node", "h1"), "node.needsForce", "only node that takes");
    DrainPlan plan = api().answer("nodeDrainPlan", TestCall.to("node", "h1"), DrainPlan.class);
    assertThat(plan.needsForce()).isTrue();
    NodeReceipt forced =
        api().answer("nodeDrain", TestCall.to("node", "h1").flagged("force"), NodeReceipt.class);
    assertThat(forced.availability()).isEqualTo("drain");
  }

  @Test
  void aReadyNodeIsForgottenByForceOnlyAndRoomIsTold() {
    refused("nodeRemove", TestCall.to("node", "h3"), "node.needsForce", "is ready");
    refused("nodeRemove", TestCall.to("node", "none"), "node.notFound", "no node");
    service("fat", "--reserve-memory", "64M", "--replicas-max-per-node", "2");
    Room room = api().answer("serviceRoom", TestCall.to("service", "fat"), Room.class);
    assertThat(room.more()).contains(5L);
    assertThat(room.reservedMemory()).isEqualTo(64L << 20);
  }

  @Test
  void rulesAreThoseOfTheCaller() {
    NodeRules rules =
        api().answer("nodeRules", TestCall.to().by(Permission.Level.OPERATE), NodeRules.class);
    List<Action> h2 =
        rules.nodes().stream()
            .filter(n -> n.name().equals("h2"))
            .findFirst()
            .orElseThrow()
            .actions();
    assertThat(h2).filteredOn(a -> a.name().equals("drain")).allMatch(Action::allowed);
    assertThat(h2)
        .filteredOn(a -> a.name().equals("promote"))
        .allMatch(a -> a.reason().contains("node.manage"));
  }
}
