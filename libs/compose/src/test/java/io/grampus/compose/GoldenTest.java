package io.grampus.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical form equals what docker-compose 2.40 printed for the same files. */
class GoldenTest {
  static List<Fixture> fixtures() {
    return Fixture.all("fixtures");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void canonicalFormIsThatOfDockerCompose(Fixture fixture) {
    assertThat(fixture.canonical()).isEqualTo(fixture.expected());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void bundleLoadsToTheSameProjectWithoutTheFiles(Fixture fixture) {
    ComposeBundle bundle =
        new ComposeLoader(FileSource.disk()).packWithoutContents(fixture.request());
    Map<String, String> used = bundle.request().variables();
    assertThat(fixture.comparable(bundle.loadWithoutContents().config().toString()))
        .as("with the variables %s", used)
        .isEqualTo(fixture.expected());
  }
}
