package io.grampus.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is golden is what docker-compose 2.40 really does, and both refuse the same files. */
class ComposeReferenceIT {
  private static final ReferenceCompose REFERENCE = ReferenceCompose.fetched();

  static List<Fixture> fixtures() {
    return Fixture.all("fixtures");
  }

  static List<Fixture> refused() {
    return Fixture.all("refused");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void bothPrintTheSameCanonicalForm(Fixture fixture) {
    ReferenceCompose.Answer answer = REFERENCE.config(fixture);
    assertThat(answer.errors()).as("it loads").doesNotContain("validating");
    assertThat(fixture.canonical()).isEqualTo(fixture.comparable(answer.output()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void bothRefuseTheSameFiles(Fixture fixture) {
    assertThat(REFERENCE.config(fixture).successful()).isFalse();
    assertThatThrownBy(fixture::load).isInstanceOf(ComposeException.class);
  }
}
