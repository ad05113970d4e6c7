package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.kernel.Ids;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Rendered;
import io.grampus.testkit.Eventually;
import io.grampus.testkit.Operations;
import io.grampus.testkit.TestCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removals, and what may meet a rollout that is still running. */
class StackRemovalIT {
  private static final String IMAGE = TestImage.BASE.reference();
  private static TestEngine host;

  @TempDir Path folder;
  private StackRig rig;

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
    rig = new StackRig(host, folder);
  }

  @AfterEach
  void closes() {
    rig.close();
  }

  @Test
  void takesOverFromADeployThatIsStillRunningAndIsOffTheListWhenItEnds() {
    String stack = StackRig.fresh();
    Rollout deploy = rig.begin(StackRig.order(stack), endless());
    awaitRolling(deploy);
    Eventually.within(Duration.ofSeconds(10)).until(() -> listed(stack));
    Rollout removal = rig.deployer.remove(StackRig.order(stack));
    Eventually.within(Duration.ofSeconds(90))
        .until(() -> rig.store.rollout(removal.id()).orElseThrow().state().hasEnded());
    assertThat(listed(stack)).isFalse();
    assertThat(rig.store.rollout(deploy.id()).orElseThrow().state())
        .isEqualTo(new RolloutState.Superseded(removal.id()));
    assertThat(services()).noneMatch(s -> s.startsWith(stack));
  }

  @Test
  void leavesNoContainerThatHoldsAVolume() {
    String stack = StackRig.fresh();
    rig.deploy(stack, service("'sleep', '1000'"));
    String filter = "label=com.docker.stack.namespace=" + stack;
    assertThat(host.docker("ps", "-aq", "--filter", filter)).isNotEmpty();
    assertThat(rig.settle(rig.deployer.remove(StackRig.order(stack))).state())
        .isEqualTo(new RolloutState.Removed());
    assertThat(host.docker("ps", "-aq", "--filter", filter)).isEmpty();
  }

  @Test
  void joinsARemovalThatDoesAsMuchAndTakesOverFromOneThatDoesLess() {
    String stack = StackRig.fresh();
    rig.deploy(stack, service("'sleep', '1000'"));
    Rollout first = rig.deployer.remove(StackRig.order(stack));
    assertThat(rig.deployer.remove(StackRig.order(stack)).id()).isEqualTo(first.id());
    var options = RolloutOptions.removing(true);
    var more = new Deployer.Order(Ids.fresh(), "tester", stack, options, false);
    Rollout second = rig.deployer.remove(more);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(rig.deployer.remove(StackRig.order(stack)).id()).isEqualTo(second.id());
    assertThat(rig.settle(second).state()).isEqualTo(new RolloutState.Removed());
  }

  @Test
  void aServiceIsLeftToTheRolloutOfItsStack() {
    String stack = StackRig.fresh();
    String web = stack + "_web";
    Rollout deploy = rig.begin(StackRig.order(stack), endless());
    awaitRolling(deploy);
    var operator = new ServiceOperator(rig.engine, rig.lister, rig.store);
    List<ThrowingCallable> tries =
        List.of(
            () -> operator.scale(web, 3), () -> operator.rollBack(web), () -> operator.remove(web));
    for (ThrowingCallable tried : tries) {
      assertThatThrownBy(tried)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().code()).isEqualTo("service.busy");
                assertThat(e.problem().but())
                    .contains(deploy.id())
                    .contains("deploy of revision 1");
                assertThat(e.problem().next()).contains("grampus stack cancel " + stack);
              });
    }
    rig.store.save(deploy.in(new RolloutState.Cancelled("tester"), Instant.now()));
    assertThat(operator.scale(web, 3).replicas().desired()).isEqualTo(3);
    rig.settle(rig.deployer.remove(StackRig.order(stack)));
  }

  @Test
  void doesNotTakeAnEngineThatHasNotReadItsStoreForAStackThatIsGone(@TempDir Path apart) {
    try (TestEngine own = TestEngine.start()) {
      own.load(TestImage.BASE).initSwarm();
      try (var fragile = new StackRig(own, apart)) {
        for (int i = 0; i < 3; i++) {
          String stack = StackRig.fresh();
          fragile.deploy(stack, service("'sleep', '1000'"));
          own.kill();
          Rollout removal = removal(stack);
          fragile.store.beginRemoval(removal, RolloutOptions.usual());
          own.startAgain();
          assertThat(fragile.settle(removal).state()).isEqualTo(new RolloutState.Removed());
          awaitNode(own);
          assertThat(own.docker("service", "ls", "--format", "{{.Name}}")).doesNotContain(stack);
          assertThat(own.docker("network", "ls", "--format", "{{.Name}}")).doesNotContain(stack);
        }
      }
    }
  }

  private static void awaitNode(TestEngine engine) {
    Eventually.within(Duration.ofSeconds(30))
        .until(() -> engine.tryDocker("node", "ls").output().contains("Leader"));
  }

  private static Rollout removal(String stack) {
    var origin = new Rollout.Origin("tester", Instant.now(), Optional.empty());
    return new Rollout(
        Ids.fresh(),
        stack,
        Rollout.Kind.REMOVE,
        0,
        new RolloutState.Accepted(),
        origin,
        List.of(),
        List.of());
  }

  private boolean listed(String stack) {
    var out = new ByteArrayOutputStream();
    try {
      new Operations(rig.table.operations())
          .answer("stackList", TestCall.to(), Rendered.class)
          .writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8).contains(stack);
  }

  private static List<String> services() {
    return host.docker("service", "ls", "--format", "{{.Name}}").lines().toList();
  }

  private void awaitRolling(Rollout rollout) {
    Eventually.within(Duration.ofSeconds(60))
        .until(() -> {
          Rollout now = rig.store.rollout(rollout.id()).orElseThrow();
          return now.state() instanceof RolloutState.Rolling;
        });
  }

  /** Its first check takes longer than any test. */
  private static Project endless() {
    String json =
        "{'services': {'web': {'image': '%s', 'command': ['sleep', '1000'], 'stop_grace_period':"
            + " '0s', 'healthcheck': {'test': ['CMD', 'true'], 'interval': '10m'}}}}";
    return Projects.of(json.formatted(IMAGE));
  }

  private static Project service(String command) {
    String json =
        "{'services': {'web': {'image': '%s', 'command': [%s], 'stop_grace_period': '0s'}}}";
    return Projects.of(json.formatted(IMAGE, command));
  }
}
