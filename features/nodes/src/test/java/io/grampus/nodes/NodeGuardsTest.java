package io.grampus.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Action;
import io.grampus.nodes.NodeFacts.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeGuardsTest {
  private static final Fleet THREE = new Fleet(3, 3, 2);

  private static NodeFacts worker(String availability, String state, Fleet fleet) {
    return new NodeFacts("n1", "h1", "worker", availability, state, false, fleet);
  }

  private static NodeFacts manager(boolean self, Fleet fleet) {
    return new NodeFacts("n1", "h1", "manager", "active", "ready", self, fleet);
  }

  private static Verdict check(NodeVerb verb, NodeFacts facts) {
    return NodeGuards.check(verb, facts);
  }

  @Test
  void whatIsSoAlreadyChangesNothing() {
    assertThat(check(NodeVerb.DRAIN, worker("drain", "ready", THREE)))
        .isInstanceOf(Verdict.Already.class);
    assertThat(check(NodeVerb.PAUSE, worker("pause", "ready", THREE)))
        .isInstanceOf(Verdict.Already.class);
    assertThat(check(NodeVerb.ACTIVATE, worker("active", "ready", THREE)))
        .isInstanceOf(Verdict.Already.class);
    assertThat(check(NodeVerb.DEMOTE, worker("active", "ready", THREE)))
        .isInstanceOf(Verdict.Already.class);
    assertThat(check(NodeVerb.PROMOTE, manager(false, THREE))).isInstanceOf(Verdict.Already.class);
  }

  @Test
  void theOnlyNodeThatTakesTasksIsDrainedByForceOnly() {
    Verdict verdict = check(NodeVerb.DRAIN, manager(true, new Fleet(1, 1, 0)));
    assertThat(verdict).isInstanceOf(Verdict.Forced.class);
    assertThat(verdict.toString()).contains("all of them would stop");
    assertThat(check(NodeVerb.DRAIN, manager(true, THREE))).isInstanceOf(Verdict.Fine.class);
  }

  @Test
  void theLastManagerStaysOne() {
    assertThat(check(NodeVerb.DEMOTE, manager(false, new Fleet(1, 1, 4))))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, v -> assertThat(v.but()).contains("only manager"));
  }

  @Test
  void noManagerGoesThatTheMajorityNeeds() {
    assertThat(check(NodeVerb.DEMOTE, manager(false, new Fleet(3, 2, 2))))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, v -> assertThat(v.but()).contains("of the 2 other managers 1"));
    assertThat(check(NodeVerb.DEMOTE, manager(false, new Fleet(3, 3, 2))))
        .isInstanceOf(Verdict.Fine.class);
    assertThat(check(NodeVerb.DEMOTE, manager(false, new Fleet(2, 2, 2))))
        .isInstanceOf(Verdict.Fine.class);
  }

  @Test
  void theManagerThatGrampusAsksGoesByForceOnly() {
    assertThat(check(NodeVerb.DEMOTE, manager(true, THREE))).isInstanceOf(Verdict.Forced.class);
    assertThat(check(NodeVerb.REMOVE, manager(true, THREE))).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void onlyWorkersThatAreDownAreRemovedJustLikeThat() {
    assertThat(check(NodeVerb.REMOVE, manager(false, THREE))).isInstanceOf(Verdict.Refused.class);
    assertThat(check(NodeVerb.REMOVE, worker("active", "ready", THREE)))
        .isInstanceOf(Verdict.Forced.class);
    assertThat(check(NodeVerb.REMOVE, worker("active", "down", THREE)))
        .isInstanceOf(Verdict.Fine.class);
  }

  @Test
  void aNodeThatDoesNotAnswerBecomesNoManager() {
    assertThat(NodeGuards.action(NodeVerb.PROMOTE, worker("active", "down", THREE)).reason())
        .isEqualTo("The node does not answer (down). Promote it once it is ready again.");
  }

  @ParameterizedTest
  @EnumSource
  void outsideOfASwarmNothingGoes(NodeVerb verb) {
    var alone = new NodeFacts("n1", "h1", "none", "active", "ready", true, new Fleet(0, 0, 0));
    Action action = NodeGuards.action(verb, alone);
    assertThat(action.allowed()).isFalse();
    assertThat(action.reason()).contains("is in no Swarm");
  }
}
