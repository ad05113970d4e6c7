package io.grampus.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.engine.Node;
import io.grampus.engine.Service;
import io.grampus.engine.Task;
import io.grampus.kernel.Json;
import io.grampus.nodes.DrainTask.Fate;
import io.grampus.nodes.Objection.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SceneTest {
  private final List<Node> nodes = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  private void node(String name, String more) {
    ObjectNode node =
        json(
            """
            {'ID':'%1$s','Spec':{'Role':'worker','Availability':'active','Labels':{}},
             'Description':{'Hostname':'%1$s','Platform':{'OS':'linux','Architecture':'x86_64'},
                            'Resources':{'NanoCPUs':4000000000,'MemoryBytes':4294967296}},
             'Status':{'State':'ready'}}
            """
                .formatted(name));
    nodes.add(new Node((ObjectNode) Json.MAPPER.updateValue(node, json(more))));
  }

  private ObjectNode service(String name, String mode, String template) {
    ObjectNode service = json("{'ID':'" + name + "'}");
    ObjectNode spec = service.putObject("Spec").put("Name", name);
    spec.set("Mode", json(mode));
    spec.set("TaskTemplate", json(template));
    services.add(new Service(service));
    return service;
  }

  private void task(ObjectNode service, int slot, String node) {
    String name = service.path("ID").asString("");
    ObjectNode task = json("{'DesiredState':'running'}").put("ID", name + slot + node);
    task.put("ServiceID", name).put("Slot", slot).put("NodeID", node);
    task.set("Spec", service.path("Spec").path("TaskTemplate"));
    tasks.add(new Task(task));
  }

  private Scene scene() {
    return new Scene(nodes, services, tasks);
  }

  private List<DrainTask> drained(String node) {
    return DrainPlanner.tasks(scene(), node);
  }

  private static final String REPLICATED = "{'Replicated':{'Replicas':2}}";

  @Test
  void aTaskMovesToTheNodeWithFewerOfItsService() {
    node("h1", "{}");
    node("h2", "{}");
    node("h3", "{}");
    ObjectNode web = service("web", REPLICATED, "{}");
    task(web, 1, "h1");
    task(web, 2, "h2");
    assertThat(drained("h1"))
        .singleElement()
        .satisfies(t -> {
          assertThat(t.fate()).isEqualTo(Fate.MOVES);
          assertThat(t.to()).isEqualTo("h3");
          assertThat(t.name()).isEqualTo("web.1");
        });
  }

  @Test
  void aTaskOfAGlobalServiceEnds() {
    node("h1", "{}");
    node("h2", "{}");
    task(service("agent", "{'Global':{}}", "{}"), 0, "h1");
    assertThat(drained("h1")).extracting(DrainTask::fate).containsExactly(Fate.ENDS);
  }

  @Test
  void aTaskThatIsBoundToTheNodeWaits() {
    node("h1", "{}");
    node("h2", "{}");
    String bound = "{'Placement':{'Constraints':['node.hostname == h1']}}";
    task(service("db", REPLICATED, bound), 1, "h1");
    assertThat(drained("h1"))
        .singleElement()
        .satisfies(t -> {
          assertThat(t.fate()).isEqualTo(Fate.WAITS);
          assertThat(t.objections())
              .containsExactly(new Objection("h2", Reason.CONSTRAINT, "node.hostname == h1"));
        });
  }

  @Test
  void dataOnTheNodesDiskIsLeftBehindAndASharedVolumeIsNot() {
    node("h1", "{}");
    node("h2", "{}");
    String mounts =
        """
        {'ContainerSpec':{'Mounts':[
          {'Type':'volume','Target':'/data'},
          {'Type':'bind','Target':'/etc/app'},
          {'Type':'tmpfs','Target':'/tmp'},
          {'Type':'volume','Target':'/share','VolumeOptions':{'DriverConfig':
            {'Name':'local','Options':{'type':'nfs'}}}}]}}
        """;
    task(service("db", REPLICATED, mounts), 1, "h1");
    assertThat(drained("h1").getFirst().leaves()).containsExactly("/data", "/etc/app");
  }

  @Test
  void whatTasksReserveIsAddedUpAsTheyMove() {
    node("h1", "{}");
    node("h2", "{}");
    String hungry = "{'Resources':{'Reservations':{'MemoryBytes':1610612736}}}";
    ObjectNode big = service("big", REPLICATED, hungry);
    task(big, 1, "h1");
    task(big, 2, "h1");
    task(big, 3, "h2");
    assertThat(drained("h1")).extracting(DrainTask::fate).containsExactly(Fate.MOVES, Fate.WAITS);
    assertThat(drained("h1").get(1).objections())
        .containsExactly(new Objection("h2", Reason.MEMORY, "1536 MiB reserved, 1024 MiB free"));
  }

  @Test
  void nodesThatArePausedDrainedOrDownTakeNothing() {
    node("h1", "{}");
    node("h2", "{'Spec':{'Availability':'pause'}}");
    node("h3", "{'Spec':{'Availability':'drain'}}");
    node("h4", "{'Status':{'State':'down'}}");
    task(service("web", REPLICATED, "{}"), 1, "h1");
    assertThat(drained("h1").getFirst().objections())
        .extracting(Objection::reason)
        .containsExactly(Reason.PAUSED, Reason.DRAINED, Reason.DOWN);
  }

  @Test
  void platformsAreComparedUnderAnyName() {
    node("h1", "{}");
    node("h2", "{'Description':{'Platform':{'Architecture':'aarch64'}}}");
    String amd = "{'Placement':{'Platforms':[{'OS':'linux','Architecture':'amd64'}]}}";
    String arm = "{'Placement':{'Platforms':[{'OS':'linux','Architecture':'arm64'}]}}";
    task(service("web", REPLICATED, amd), 1, "h1");
    task(service("other", REPLICATED, arm), 1, "h1");
    assertThat(drained("h1"))
        .extracting(DrainTask::service, DrainTask::fate)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("other", Fate.MOVES),
            org.assertj.core.groups.Tuple.tuple("web", Fate.WAITS));
  }

  @Test
  void roomIsWhatReservationsAndLimitsLeave() {
    node("h1", "{}");
    node("h2", "{}");
    String one = "{'Resources':{'Reservations':{'NanoCPUs':1500000000}}}";
    ObjectNode web = service("web", REPLICATED, one);
    task(web, 1, "h1");
    Room room = RoomMeter.room(scene(), services.getFirst());
    assertThat(room.more()).contains(3L);
    assertThat(room.nodes()).extracting(n -> n.more().orElse(-1L)).containsExactly(1L, 2L);
    assertThat(room.nodes().getFirst().freeCpus()).isEqualTo(2.5);
    assertThat(room.replicas()).isEqualTo(2);
  }

  @Test
  void withoutReservationsThereIsRoomForAny() {
    node("h1", "{}");
    service("web", REPLICATED, "{}");
    assertThat(RoomMeter.room(scene(), services.getFirst()).more()).isEmpty();
    service("one", REPLICATED, "{'Placement':{'MaxReplicas':1}}");
    assertThat(RoomMeter.room(scene(), services.getLast()).more()).contains(1L);
  }

  @Test
  void labelsOfNodesAndEnginesAreCompared() {
    node("h1", "{'Spec':{'Labels':{'disk':'SSD'}},'Description':{'Engine':{'Labels':{'z':'1'}}}}");
    Node node = nodes.getFirst();
    assertThat(fits("node.labels.disk==ssd", node)).isTrue();
    assertThat(fits("node.labels.disk!=ssd", node)).isFalse();
    assertThat(fits("engine.labels.z == 1", node)).isTrue();
    assertThat(fits("node.labels.none==x", node)).isFalse();
    assertThat(fits("node.labels.none!=x", node)).isTrue();
    assertThat(Constraint.parse("nonsense")).isEmpty();
  }

  private static boolean fits(String text, Node node) {
    return Constraint.parse(text).orElseThrow().fits(node);
  }
}
