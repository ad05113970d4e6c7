package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SpecMergerTest {
  private static final ObjectNode ACTUAL =
      Projects.tree(
          "{'Labels': {'old': '1'}, 'TaskTemplate': {'ForceUpdate': 3, 'ContainerSpec':"
              + " {'Image': 'a', 'Env': ['A=1'], 'Novelty': {'x': 1}}}}");

  @Test
  void keepsFieldsThatNobodyHereKnows() {
    ObjectNode wanted = Projects.tree("{'TaskTemplate': {'ContainerSpec': {'Image': 'b'}}}");
    ObjectNode merged = SpecMerger.merge(ACTUAL, wanted);
    assertThat(Trees.number(0, merged, "TaskTemplate", "ContainerSpec", "Novelty", "x")).isOne();
    assertThat(Trees.number(0, merged, "TaskTemplate", "ForceUpdate")).isEqualTo(3);
    assertThat(Trees.text("", merged, "TaskTemplate", "ContainerSpec", "Image")).isEqualTo("b");
  }

  @Test
  void removesWhatTheFileNoLongerHas() {
    ObjectNode wanted = Projects.tree("{'TaskTemplate': {'ContainerSpec': {'Env': null}}}");
    ObjectNode merged = SpecMerger.merge(ACTUAL, wanted);
    assertThat(Trees.has(merged, "TaskTemplate", "ContainerSpec", "Env")).isFalse();
  }

  @Test
  void replacesLabelsAsAWhole() {
    ObjectNode merged = SpecMerger.merge(ACTUAL, Projects.tree("{'Labels': {'new': '2'}}"));
    assertThat(Trees.texts(merged.path("Labels"))).containsOnlyKeys("new");
  }

  @Test
  void whatWasMergedDiffersNoMore() {
    ObjectNode wanted =
        Projects.tree(
            "{'Labels': {'new': '2'}, 'TaskTemplate': {'ContainerSpec': {'Image': 'b', 'Env': null}}}");
    assertThat(SpecComparer.differences(ACTUAL, wanted)).hasSize(4);
    assertThat(SpecComparer.differences(SpecMerger.merge(ACTUAL, wanted), wanted)).isEmpty();
  }
}
