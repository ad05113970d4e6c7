package io.grampus.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docker-compose refuses is refused, each problem with its place. */
class RefusedTest {
  static List<Fixture> fixtures() {
    return Fixture.all("refused");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void eachProblemSaysWhereItIs(Fixture fixture) {
    assertThat(problems(fixture))
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.at() + p.path()).isNotEmpty());
  }

  private static List<ComposeProblem> problems(Fixture fixture) {
    try {
      fixture.load();
      return List.of();
    } catch (ComposeException e) {
      return e.problems();
    }
  }
}
