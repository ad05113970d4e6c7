package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.kernel.Ids;
import io.grampus.kernel.ProblemException;
import io.grampus.stacks.ServiceProgress.Phase;
import io.grampus.testkit.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFailuresIT {
  private static final String IMAGE = TestImage.BASE.reference();
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
  @Tag("engines")
  void anImageThatNobodyHasIsNamed() {
    Rollout rollout =
        bench.deploy(
            StackRig.fresh(),
            Projects.of("{'services': {'web': {'image': 'nowhere.test/nothing:1'}}}"));
    assertThat(rollout.state()).isInstanceOf(RolloutState.Failed.class);
    String says = rollout.services().getFirst().says();
    assertThat(says)
        .startsWith("its tasks keep failing: task 1: the image cannot be pulled")
        .contains("nowhere.test/nothing:1");
    // whoever shows a service's words names the service
    assertThat(rollout.state())
        .isInstanceOfSatisfying(
            RolloutState.Failed.class, f -> assertThat(f.reason()).isEqualTo("web: " + says));
  }

  @Test
  @Tag("engines")
  void anUpdateThatFailsIsRolledBackAndTheOldTasksStay() {
    String stack = StackRig.fresh();
    bench.deploy(stack, service("'sleep', '1000'"));
    Rollout rollout = bench.deploy(stack, service("'sh', '-c', 'echo broken; exit 7'"));
    assertThat(rollout.state())
        .isInstanceOfSatisfying(
            RolloutState.RolledBack.class,
            s -> {
              assertThat(s.reason()).contains("exit code 7");
              assertThat(s.runsNow()).contains("web runs what it ran before");
            });
    assertThat(rollout.services().getFirst().phase()).isEqualTo(Phase.ROLLED_BACK);
    assertThat(rollout.services().getFirst().log()).contains("broken");
    assertThat(host.docker("stack", "services", stack, "--format", "{{.Replicas}}"))
        .contains("1/1");
  }

  @Test
  @Tag("engines")
  void aFailingHealthcheckIsToldWithItsOutput() {
    String unhealthy =
        "{'services': {'web': {'image': '%s', 'command': ['sleep', '1000'], 'stop_grace_period':"
            + " '0s', 'healthcheck': {'test': ['CMD-SHELL', 'echo no database; exit 1'],"
            + " 'interval': '200ms', 'retries': 1}, 'deploy': {'restart_policy': {'delay':"
            + " '0s'}}}}}";
    Rollout rollout = bench.deploy(StackRig.fresh(), Projects.of(unhealthy.formatted(IMAGE)));
    assertThat(rollout.services().getFirst().says())
        .contains("healthcheck fails")
        .contains("no database");
  }

  @Test
  @Tag("engines")
  void aTaskThatNoNodeCanTakeIsTold() {
    String nowhere =
        "{'services': {'web': {'image': '%s', 'deploy': {'placement': {'constraints':"
            + " ['node.hostname == elsewhere']}}}}}";
    Rollout rollout = bench.deploy(StackRig.fresh(), Projects.of(nowhere.formatted(IMAGE)));
    assertThat(rollout.services().getFirst().says()).contains("no suitable node");
  }

  @Test
  @Tag("engines")
  void aSecondDeployIsRefusedUnlessItTakesOver() {
    String stack = StackRig.fresh();
    Rollout first = bench.begin(StackRig.order(stack), service("'sleep', '1'"));
    assertThatThrownBy(() -> bench.begin(StackRig.order(stack), service("'sleep', '2'")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isInstanceOf(StackProblem.Busy.class);
              assertThat(e.problem().but()).contains(first.id()).contains("tester");
            });
    var taking = new Deployer.Order(Ids.fresh(), "other", stack, RolloutOptions.usual(), true);
    Rollout second = bench.begin(taking, service("'sleep', '1000'"));
    assertThat(bench.settle(second).state()).isEqualTo(new RolloutState.Healthy());
    assertThat(bench.store.rollout(first.id()).orElseThrow().state())
        .isEqualTo(new RolloutState.Superseded(second.id()));
  }

  @Test
  void anOrderThatComesAgainIsAnsweredWithItsRollout() {
    String stack = StackRig.fresh();
    Deployer.Order order = StackRig.order(stack);
    Rollout first = bench.begin(order, service("'sleep', '1000'"));
    Rollout again = bench.begin(order, service("'sleep', '1000'"));
    assertThat(again.id()).isEqualTo(first.id());
    bench.settle(first);
    assertThat(bench.store.rolloutsOf(stack)).hasSize(1);
  }

  @Test
  void ofDeploysAtTheSameTimeOneIsAccepted() throws Exception {
    String stack = StackRig.fresh();
    List<Future<Rollout>> asked = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        Project project = service("'sleep', '100" + i + "'");
        asked.add(threads.submit(() -> bench.begin(StackRig.order(stack), project)));
      }
    }
    assertThat(asked)
        .filteredOn(a -> a.state() == Future.State.FAILED)
        .hasSize(3)
        .allMatch(a ->
            a.exceptionNow() instanceof ProblemException p
                && p.problem() instanceof StackProblem.Busy);
    assertThat(bench.store.revisions(stack)).hasSize(1);
    Rollout only = bench.store.rolloutsOf(stack).getFirst();
    assertThat(bench.settle(only).state()).isEqualTo(new RolloutState.Healthy());
  }

  @Test
  void aProcessThatEndsAfterAMomentIsNeverCalledHealthy() {
    String leaves =
        "{'services': {'web': {'image': '%s', 'command': ['sleep', '0.9'], 'deploy':"
            + " {'update_config': {'monitor': '2s'}, 'restart_policy': {'delay': '0s'}}}}}";
    Rollout rollout = bench.deploy(StackRig.fresh(), Projects.of(leaves.formatted(IMAGE)));
    assertThat(rollout.state())
        .isInstanceOfSatisfying(
            RolloutState.Failed.class,
            f -> assertThat(f.reason()).contains("ended with exit code 0, though it should stay"));
  }

  @Test
  void aContainerThatNeedsTooMuchMemoryIsToldInWords() {
    String greedy =
        "{'services': {'web': {'image': '%s', 'command': ['sh', '-c', 'tail /dev/zero'],"
            + " 'deploy': {'resources': {'limits': {'memory': '16M'}},"
            + " 'restart_policy': {'delay': '0s'}}}}}";
    Rollout rollout = bench.deploy(StackRig.fresh(), Projects.of(greedy.formatted(IMAGE)));
    assertThat(rollout.state()).isInstanceOf(RolloutState.Failed.class);
    assertThat(rollout.services().getFirst().says())
        .contains("used more memory than its limit and was killed");
  }

  @Test
  @Tag("engines")
  void aChangedSecretIsANewSecretAndARollbackFindsTheOldOne() {
    String stack = StackRig.fresh();
    bench.deploy(stack, secret("one"));
    String first = secrets(stack);
    bench.deploy(stack, secret("two"));
    assertThat(secrets(stack).lines()).hasSize(2).contains(first.strip());
    Rollout back = bench.settle(bench.deployer.rollBack(StackRig.order(stack), Optional.of(1L)));
    assertThat(back.state()).isEqualTo(new RolloutState.Healthy());
    assertThat(back.revision()).isEqualTo(3);
    bench.deploy(stack, secret("three"));
    // the rollout is told as healthy before what it left behind is swept
    String left =
        Eventually.within(Duration.ofSeconds(20))
            .value(() -> secrets(stack), s -> s.lines().count() <= 2);
    assertThat(left.lines()).hasSize(2).contains(first.strip());
  }

  @Test
  void aDeployGoesOnWhenAKilledEngineIsBack(@TempDir Path apart) {
    try (TestEngine own = TestEngine.start()) {
      own.load(TestImage.BASE).initSwarm();
      try (var fragile = new StackRig(own, apart)) {
        String stack = StackRig.fresh();
        Rollout rollout = fragile.begin(StackRig.order(stack), service("'sleep', '1000'"));
        own.kill();
        own.startAgain();
        assertThat(fragile.settle(rollout).state()).isEqualTo(new RolloutState.Healthy());
      }
    }
  }

  private static Project service(String command) {
    String json =
        "{'services': {'web': {'image': '%s', 'command': [%s], 'stop_grace_period': '0s'}}}";
    return Projects.of(json.formatted(IMAGE, command));
  }

  private static Project secret(String content) {
    String json =
        "{'services': {'web': {'image': '%s', 'command': ['sleep', '1000'], 'stop_grace_period':"
            + " '0s', 'secrets': [{'source': 'key'}], 'deploy': {'update_config': {'monitor':"
            + " '200ms'}}}}, 'secrets': {'key': {'file': '/k'}}}";
    return Projects.of(json.formatted(IMAGE), Map.of("secret/key", content));
  }

  private static String secrets(String stack) {
    List<String> words =
        List.of("secret", "ls", "--filter", "name=" + stack, "--format", "{{.Name}}");
    return host.docker(words.toArray(String[]::new));
  }
}
