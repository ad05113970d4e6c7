package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecComparerTest {
  @Test
  void whatSaysNothingEqualsWhatIsAbsent() {
    assertThat(differ("{}", "{'A': null, 'B': [], 'C': {'D': 0, 'E': ''}, 'F': false}")).isEmpty();
  }

  @Test
  void numbersAreComparedByValue() {
    assertThat(differ("{'A': 1}", "{'A': 1.0}")).isEmpty();
    assertThat(differ("{'A': 1}", "{'A': 2}")).containsExactly("A");
  }

  @Test
  void theOrderOfNetworksMeansNothingAndThatOfArgumentsDoes() {
    assertThat(
            differ(
                "{'Networks': [{'Target': 'a'}, {'Target': 'b'}]}",
                "{'Networks': [{'Target': 'b'}, {'Target': 'a'}]}"))
        .isEmpty();
    assertThat(differ("{'Args': ['a', 'b']}", "{'Args': ['b', 'a']}")).containsExactly("Args");
  }

  @Test
  void whatOnlySwarmHasIsNoDifference() {
    assertThat(differ("{'A': 1, 'Theirs': 2}", "{'A': 1}")).isEmpty();
  }

  @Test
  void aSettingThatTheFileLostIsADifference() {
    assertThat(differ("{'Env': ['A=1']}", "{'Env': null}")).containsExactly("Env");
  }

  private static Iterable<String> differ(String actual, String wanted) {
    return SpecComparer.differences(Projects.tree(actual), Projects.tree(wanted)).stream()
        .map(SpecComparer.Difference::path)
        .toList();
  }
}
