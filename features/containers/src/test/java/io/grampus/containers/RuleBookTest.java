package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Action;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleBookTest {
  @Test
  void theRulesOfAStateAreThoseOfAContainerInIt() {
    Action start = rule(RuleBook.of(principal(Permission.Level.ADMINISTER)), "running", "start");
    assertThat(start.allowed()).isFalse();
    assertThat(start.reason()).contains("is running");
    assertThat(
            rule(RuleBook.of(principal(Permission.Level.ADMINISTER)), "exited", "start").allowed())
        .isTrue();
  }

  @Test
  void whoMayOnlyLookIsToldWhichPermissionIsMissing() {
    ContainerRules rules = RuleBook.of(principal(Permission.Level.READ));
    assertThat(rule(rules, "running", "stop").reason()).contains("container.operate");
    assertThat(rule(rules, "running", "logs").allowed()).isTrue();
  }

  private static Principal principal(Permission.Level level) {
    return new Principal("1", "ada", level, Optional.empty(), "s");
  }

  private static Action rule(ContainerRules rules, String state, String verb) {
    return rules.states().stream()
        .filter(r -> r.state().equals(state))
        .flatMap(r -> r.actions().stream())
        .filter(a -> a.name().equals(verb))
        .findFirst()
        .orElseThrow();
  }
}
