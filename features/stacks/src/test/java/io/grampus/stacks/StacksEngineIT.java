package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Capability;
import io.grampus.kernel.ProblemException;
import io.grampus.stacks.ServiceProgress.Change;
import io.grampus.stacks.ServiceProgress.Phase;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engines")
class StacksEngineIT {
  private static final String IMAGE = TestImage.BASE.reference();
  private static final String TWO =
      """
      {'services': {
        'web': {'image': '%s', 'command': ['sleep', '1000'], 'stop_grace_period': '1s',
                'deploy': {'replicas': 2}},
        'api': {'image': '%s', 'command': ['sleep', '1000'], 'stop_grace_period': '1s',
                'environment': {'GREETING': 'GREET'}}}}
      """
          .formatted(IMAGE, IMAGE);

  private static TestEngine host;
  @TempDir Path folder;
  private StackRig bench;

  @BeforeAll
  static void startsAnEngine() {
    host = TestEngine.shared();
    host.load(TestImage.BASE);
    if (!host.docker("info", "--format", "{{.Swarm.LocalNodeState}}").strip().equals("active")) {
      host.initSwarm();
    }
  }

  @BeforeEach
  void opens() {
    bench = new StackRig(host, folder);
  }

  @AfterEach
  void closes() {
    bench.close();
  }

  @Test
  void deploysServicesThatVanillaDockerSees() {
    String stack = StackRig.fresh();
    Rollout rollout = bench.deploy(stack, Projects.of(TWO));
    assertThat(rollout.state()).isEqualTo(new RolloutState.Healthy());
    assertThat(rollout.services()).allMatch(s -> s.change() == Change.CREATE);
    assertThat(host.docker("stack", "services", stack, "--format", "{{.Name}} {{.Replicas}}"))
        .contains(stack + "_web 2/2", stack + "_api 1/1");
  }

  @Test
  void leavesWhatDidNotChangeAlone() {
    String stack = StackRig.fresh();
    bench.deploy(stack, Projects.of(TWO));
    String before = tasks(stack + "_web");
    Rollout rollout = bench.deploy(stack, Projects.of(TWO.replace("GREET'", "HELLO'")));
    assertThat(rollout.state()).isEqualTo(new RolloutState.Healthy());
    assertThat(change(rollout, "web")).isEqualTo(Change.NONE);
    assertThat(change(rollout, "api")).isEqualTo(Change.UPDATE);
    assertThat(tasks(stack + "_web")).isEqualTo(before);
  }

  @Test
  void aSecondDeployOfTheSameFileTouchesNothing() {
    String stack = StackRig.fresh();
    bench.deploy(stack, Projects.of(TWO));
    assertThat(bench.planner.plan(stack, Projects.of(TWO), false, ImageOrder.USUAL).services())
        .allMatch(s -> s.action() == Plan.Action.NONE);
  }

  @Test
  void saysWhyAServiceDoesNotStay() {
    String stack = StackRig.fresh();
    String broken =
        "{'services': {'web': {'image': '%s', 'command': ['sh', '-c', 'echo no database; exit 3'],"
            + " 'deploy': {'restart_policy': {'delay': '100ms'}}}}}";
    Rollout rollout = bench.deploy(stack, Projects.of(broken.formatted(IMAGE)));
    assertThat(rollout.state()).isInstanceOf(RolloutState.Failed.class);
    ServiceProgress web = rollout.services().getFirst();
    assertThat(web.phase()).isEqualTo(Phase.FAILED);
    assertThat(web.says()).contains("exit code 3");
    assertThat(web.log()).contains("no database");
  }

  @Test
  void aStackIsListedWithWhatItsServicesRun() {
    String stack = StackRig.fresh();
    Rollout rollout = bench.deploy(stack, Projects.of(TWO));
    var lister = bench.lister;
    assertThat(lister.stacks(Optional.empty()))
        .filteredOn(s -> s.name().equals(stack))
        .singleElement()
        .satisfies(s -> {
          assertThat(s.services()).isEqualTo(2);
          assertThat(s.running()).isEqualTo(3);
          assertThat(s.state()).isEqualTo("running");
          assertThat(s.rollout()).isEqualTo(rollout.id());
        });
    assertThat(lister.tasks(stack).items())
        .extracting(StackTask::name)
        .containsExactly(stack + "_api.1", stack + "_web.1", stack + "_web.2");
  }

  @Test
  void removesAllThatItMade() {
    String stack = StackRig.fresh();
    bench.deploy(stack, Projects.of(TWO));
    Rollout rollout = bench.settle(bench.deployer.remove(StackRig.order(stack)));
    assertThat(rollout.state()).isEqualTo(new RolloutState.Removed());
    assertThat(rollout.notes()).isEmpty();
    assertThat(host.docker("network", "ls", "--format", "{{.Name}}")).doesNotContain(stack);
    assertThat(host.docker("service", "ls", "--format", "{{.Name}}")).doesNotContain(stack);
  }

  @Test
  void whatAnOlderEngineWouldLeaveOutIsTold() {
    String json =
        "{'services': {'web': {'image': '%s', 'command': ['sleep', '1'], 'healthcheck':"
            + " {'test': ['CMD', 'true'], 'start_interval': '1s'}}}}";
    Plan plan =
        bench.planner.plan(
            StackRig.fresh(), Projects.of(json.formatted(IMAGE)), false, ImageOrder.USUAL);
    boolean told = plan.warnings().stream().anyMatch(w -> w.message().contains("start_interval"));
    assertThat(told).isNotEqualTo(bench.engine.supports(Capability.HEALTH_START_INTERVAL));
  }

  @Test
  void aSubpathIsMountedOrRefused() {
    String json =
        "{'services': {'web': {'image': '%s', 'command': ['sleep', '1'], 'volumes': [{'type':"
            + " 'volume', 'source': 'v', 'target': '/v', 'volume': {'subpath': 'a'}}]}},"
            + " 'volumes': {'v': {}}}";
    Project project = Projects.of(json.formatted(IMAGE));
    ThrowingCallable plan =
        () -> bench.planner.plan(StackRig.fresh(), project, false, ImageOrder.USUAL);
    if (bench.engine.supports(Capability.VOLUME_SUBPATH)) {
      assertThatCode(plan).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(plan)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("web mounts a subpath of a volume on /v")
          .hasMessageContaining("API 1.45");
    }
  }

  private static Change change(Rollout rollout, String service) {
    return rollout.services().stream()
        .filter(s -> s.service().equals(service))
        .findFirst()
        .orElseThrow()
        .change();
  }

  private static String tasks(String service) {
    return host.docker("service", "ps", service, "--format", "{{.ID}}", "--no-trunc");
  }
}
