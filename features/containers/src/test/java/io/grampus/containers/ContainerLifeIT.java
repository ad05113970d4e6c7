package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.engine.Capability;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Pruned;
import io.grampus.testkit.TestCall;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engines")
@Timeout(120)
class ContainerLifeIT {

  @AfterEach
  void removeAll() {
    String all = OneEngine.HOST.docker("ps", "-aq").strip();
    if (!all.isEmpty()) {
      var words = new java.util.ArrayList<>(List.of("rm", "-fv"));
      words.addAll(List.of(all.split("\\s+")));
      OneEngine.HOST.docker(words.toArray(String[]::new));
    }
  }

  @Test
  void stopsAndStarts() {
    String id = OneEngine.run("sh", "-c", "trap 'exit 3' TERM; while :; do sleep 0.1; done");
    assertThat(step("containerStop", id).state()).isEqualTo("exited");
    assertThat(OneEngine.ENGINE.containers().inspect(id).exitCode()).isEqualTo(3);
    assertThat(step("containerStart", id).state()).isEqualTo("running");
  }

  @Test
  void stoppingTwiceChangesNothingAndSaysSo() {
    String id = OneEngine.ran(List.of(), "true");
    ContainerReceipt receipt = step("containerStop", id);
    assertThat(receipt.changed()).isFalse();
    assertThat(receipt.notes()).singleElement().asString().endsWith("has exited.");
  }

  @Test
  void killsWithTheSignalThatIsAskedFor() {
    String id = OneEngine.run("sh", "-c", "trap 'exit 7' USR1; while :; do sleep 0.1; done");
    answer("containerKill", TestCall.to("container", id).query("signal", "SIGUSR1"));
    OneEngine.HOST.docker("wait", id);
    assertThat(OneEngine.ENGINE.containers().inspect(id).exitCode()).isEqualTo(7);
  }

  @Test
  void aStopSendsTheSignalThatIsAskedForOrSaysThatTheEngineCannot() {
    String id = OneEngine.run("sh", "-c", "trap 'exit 7' USR1; while :; do sleep 0.1; done");
    var call = TestCall.to("container", id).query("signal", "SIGUSR1").query("timeout", "10");
    if (OneEngine.ENGINE.supports(Capability.STOP_SIGNAL)) {
      answer("containerStop", call);
      assertThat(OneEngine.ENGINE.containers().inspect(id).exitCode()).isEqualTo(7);
    } else {
      assertThatThrownBy(() -> answer("containerStop", call))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining(Capability.STOP_SIGNAL.says());
      assertThat(OneEngine.ENGINE.containers().inspect(id).running()).isTrue();
    }
  }

  @Test
  void pausesAndGoesOn() {
    String id = OneEngine.run("sleep", "1000");
    assertThat(step("containerPause", id).state()).isEqualTo("paused");
    refused("containerExec", "container.wrongState", id);
    assertThat(step("containerUnpause", id).state()).isEqualTo("running");
  }

  @Test
  void aRunningContainerIsOnlyRemovedByForce() {
    String id = OneEngine.run("sleep", "1000");
    refused("containerRemove", "container.wrongState", id);
    var forced = answer("containerRemove", TestCall.to("container", id).flagged("force"));
    assertThat(forced.state()).isEqualTo("removed");
    refused("containerStart", "container.notFound", id);
  }

  @Test
  void twoContainersCannotHaveOneName() {
    OneEngine.run(List.of("--name", "first"), "sleep", "1000");
    String id = OneEngine.run("sleep", "1000");
    var call = TestCall.to("container", id).query("name", "first");
    assertThatThrownBy(() -> answer("containerRename", call))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("container.nameTaken"));
    var other = TestCall.to("container", id).query("name", "second");
    assertThat(answer("containerRename", other).name()).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../info", "a b", "x?force=1", "x/start", "%2e%2e", "grüße", "-"})
  void hostileNamesFindNothing(String name) {
    assertThatThrownBy(() -> step("containerStart", name))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isIn("container.notFound", "request.invalid"));
  }

  @Test
  void aDryRunNamesExactlyWhatThePruneRemoves() {
    OneEngine.run("sleep", "1000");
    OneEngine.ran(List.of("--name", "done"), "sh", "-c", "head -c 1000000 /dev/zero > /x");
    OneEngine.ran(List.of("--label", "keep=1"), "true");
    OneEngine.HOST.docker("create", "--name", "never", "grampus-test/base:1");
    Pruned plan = prune(TestCall.to().flagged("dryRun"));
    assertThat(plan.removed()).hasSize(3);
    assertThat(plan.bytes()).isEqualTo(1_000_000);
    assertThat(OneEngine.HOST.docker("ps", "-aq").lines()).hasSize(4);
    Pruned labelled = prune(TestCall.to().query("label", "keep=1"));
    assertThat(labelled.removed()).hasSize(1);
    Pruned done = prune(TestCall.to());
    assertThat(done.removed())
        .extracting(Pruned.Item::name)
        .containsExactlyInAnyOrder("done", "never");
    assertThat(OneEngine.HOST.docker("ps", "-aq").lines()).hasSize(1);
  }

  @Test
  void tellsTheProcessesAndTheChanges() {
    String id = OneEngine.run("sh", "-c", "echo hi > /tmp/new; rm /etc/passwd; sleep 1000");
    var processes =
        OneEngine.API.answer(
            "containerProcesses", TestCall.to("container", id), ContainerProcesses.class);
    assertThat(processes.titles()).contains("PID", "CMD");
    assertThat(processes.processes()).hasSizeGreaterThanOrEqualTo(1);
    io.grampus.testkit.Eventually.soon()
        .passes(() ->
            assertThat(changes(id))
                .contains(
                    new ContainerChange("/tmp/new", "added"),
                    new ContainerChange("/etc/passwd", "deleted")));
  }

  private static List<ContainerChange> changes(String id) {
    return OneEngine.API
        .answer("containerChanges", TestCall.to("container", id), ContainerChanges.class)
        .changes();
  }

  private static ContainerReceipt step(String operation, String container) {
    return answer(operation, TestCall.to("container", container));
  }

  private static ContainerReceipt answer(String operation, TestCall call) {
    return OneEngine.API.answer(operation, call, ContainerReceipt.class);
  }

  private static Pruned prune(TestCall call) {
    return OneEngine.API.answer("containerPrune", call, Pruned.class);
  }

  private static void refused(String operation, String code, String container) {
    TestCall call = TestCall.to("container", container).query("command", "true");
    assertThatThrownBy(
            () -> {
              if (operation.equals("containerExec")) {
                OneEngine.API.converse(operation, call, new io.grampus.testkit.PipeDuplex());
              } else {
                answer(operation, call);
              }
            })
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
