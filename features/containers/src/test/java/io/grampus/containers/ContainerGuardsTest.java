package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContainerGuardsTest {

  @ParameterizedTest
  @CsvSource({
    "RUNNING, stop restart kill pause rename exec attach top logs copy",
    "PAUSED, stop restart kill unpause rename logs copy",
    "RESTARTING, stop restart kill rename logs copy",
    "CREATED, start restart rename remove logs copy",
    "EXITED, start restart rename remove logs copy",
    "DEAD, remove logs",
    "REMOVING, logs"
  })
  void eachStateAllowsItsVerbs(ContainerState state, String verbs) {
    assertThat(ContainerGuards.actions(container(state, "json-file")))
        .filteredOn(Action::allowed)
        .extracting(Action::name)
        .containsExactlyInAnyOrder(verbs.split(" "));
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalIsASentence(ContainerState state) {
    assertThat(ContainerGuards.actions(container(state, "none")))
        .filteredOn(a -> !a.allowed())
        .isNotEmpty()
        .allSatisfy(a -> assertThat(a.reason()).startsWith("The container ").endsWith("."));
  }

  @Test
  void stoppingTwiceIsNoRefusal() {
    var verdict = ContainerGuards.check(ContainerVerb.STOP, container(ContainerState.EXITED, ""));
    assertThat(verdict).isEqualTo(new Verdict.Already("has exited"));
  }

  @Test
  void aContainerWithoutALogSaysSo() {
    var verdict =
        ContainerGuards.check(ContainerVerb.LOGS, container(ContainerState.RUNNING, "none"));
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
  }

  private static ContainerFacts container(ContainerState state, String logDriver) {
    return new ContainerFacts("c0ffee", "web", state, false, logDriver, "");
  }
}
