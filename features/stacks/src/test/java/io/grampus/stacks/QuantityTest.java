package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void readsDurationsAsGoWritesThem() {
    assertThat(Quantity.nanos("1m30s")).isEqualTo(90_000_000_000L);
    assertThat(Quantity.nanos("1.5s")).isEqualTo(1_500_000_000L);
    assertThat(Quantity.nanos("100ms")).isEqualTo(100_000_000L);
    assertThat(Quantity.nanos("0")).isZero();
  }

  @Test
  void refusesWhatIsNoDuration() {
    assertThatThrownBy(() -> Quantity.nanos("10 apples")).hasMessageContaining("10 apples");
    assertThatThrownBy(() -> Quantity.nanos("5")).isInstanceOf(UnmappableException.class);
  }

  @Test
  void readsSizesInPowersOf1024() {
    assertThat(Quantity.bytes("64m")).isEqualTo(64L << 20);
    assertThat(Quantity.bytes("1.5gb")).isEqualTo(3L << 29);
    assertThat(Quantity.bytes("536870912")).isEqualTo(536_870_912L);
  }

  @Test
  void readsProcessorsAndModes() {
    assertThat(Quantity.nanoCpus("0.25")).isEqualTo(250_000_000L);
    assertThat(Quantity.mode("0440")).isEqualTo(0440);
  }
}
