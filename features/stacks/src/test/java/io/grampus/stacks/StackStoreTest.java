package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStoreTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  @TempDir Path folder;
  private Sql sql;
  private StackStore store;

  @BeforeEach
  void opens() {
    sql = Sql.open(folder.resolve("test.db"), Sql.Durability.EVERY_COMMIT);
    store = new StackStore(sql, 3);
  }

  @AfterEach
  void closes() {
    sql.close();
  }

  @Test
  void anExplicitNullInATargetSurvives() {
    var spec = Projects.tree("{'Name': 'shop_web', 'TaskTemplate': {'LogDriver': null}}");
    var target =
        new Target(
            "shop", List.of(), List.of(), List.of(new ServiceTarget("web", spec)), List.of());
    begin("a", target, false);
    assertThat(store.target("shop", 1)).contains(target);
    assertThat(store.target("shop", 1).orElseThrow().services().getFirst().spec()).isEqualTo(spec);
  }

  @Test
  void oneRolloutOfAStackAtATime() {
    begin("a", Target.nothing("shop"), false);
    StackStore.Begun second = begin("b", Target.nothing("shop"), false);
    assertThat(second)
        .isInstanceOfSatisfying(
            StackStore.Begun.Busy.class, b -> assertThat(b.active().id()).isEqualTo("a"));
    assertThat(store.revisions("shop")).hasSize(1);
  }

  @Test
  void aRolloutThatTakesOverEndsTheOther() {
    begin("a", Target.nothing("shop"), false);
    begin("b", Target.nothing("shop"), true);
    assertThat(store.rollout("a").orElseThrow().state())
        .isEqualTo(new RolloutState.Superseded("b"));
    assertThat(store.active()).extracting(Rollout::id).containsExactly("b");
  }

  @Test
  void whatHasEndedStaysEnded() {
    begin("a", Target.nothing("shop"), false);
    Rollout rollout = store.rollout("a").orElseThrow();
    assertThat(store.save(rollout.in(new RolloutState.Healthy(), NOON))).isTrue();
    assertThat(store.save(rollout.in(new RolloutState.Rolling(), NOON))).isFalse();
    assertThat(store.rollout("a").orElseThrow().state()).isEqualTo(new RolloutState.Healthy());
  }

  @Test
  void revisionsCountUpwardsAndKeepTheirFiles() {
    begin("a", Target.nothing("shop"), false);
    begin("b", Target.nothing("shop"), true);
    assertThat(store.revisions("shop")).extracting(RevisionSummary::number).containsExactly(2L, 1L);
    assertThat(store.files("shop", 1)).contains(Map.of("compose.yaml", "services: {}"));
  }

  @Test
  void oldRevisionsGoButWhatRunsAndWhatRanBeforeStays() {
    for (int i = 1; i <= 8; i++) {
      begin("r" + i, Target.nothing("shop"), true);
      Rollout rollout = store.rollout("r" + i).orElseThrow();
      RolloutState end =
          i == 1 || i == 3 || i == 4
              ? new RolloutState.Healthy()
              : new RolloutState.Failed("broken", "");
      store.save(rollout.in(end, NOON));
    }
    assertThat(store.revisions("shop"))
        .extracting(RevisionSummary::number)
        .containsExactly(8L, 7L, 6L, 4L, 3L);
    assertThat(new RevisionReader(store).revision("shop", 6).diff()).isEmpty();
  }

  private StackStore.Begun begin(String id, Target target, boolean supersede) {
    var origin = new Rollout.Origin("ada", NOON, Optional.empty());
    var asked =
        new Rollout(
            id,
            "shop",
            Rollout.Kind.DEPLOY,
            0,
            new RolloutState.Accepted(),
            origin,
            List.of(ServiceProgress.waiting("web")),
            List.of("a note"));
    var revision =
        new StackStore.NewRevision("deploy", Map.of("compose.yaml", "services: {}"), target);
    return store.begin(asked, revision, RolloutOptions.usual(), supersede);
  }
}
