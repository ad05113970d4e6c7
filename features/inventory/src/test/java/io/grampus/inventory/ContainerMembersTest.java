package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.testkit.ManualClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerMembersTest {

  private record Fixed(double cpu) implements LiveFigures {
    @Override
    public Optional<LiveFigure> of(String container) {
      return Optional.of(new LiveFigure(cpu, 5));
    }

    @Override
    public long version() {
      return 1;
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0", "7,7", "12.5,12.5", "3.104,3.1", "0.056,0.06", "99.999,100", "800.01,800.01"})
  void figuresHaveAtMostTwoDecimals(double cpu, String written) {
    var json = new StringBuilder();
    var members = new ContainerMembers(ManualClock.create(), () -> new Fixed(cpu));
    members.append(Samples.row("a", "web"), Instant.parse("2026-01-01T12:00:00Z"), json);
    assertThat(json.toString())
        .isEqualTo(",\"status\":\"Up 2 minutes\",\"cpu\":%s,\"memory\":5".formatted(written));
  }
}
