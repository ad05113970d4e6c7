package io.grampus.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerChainsTest {
  private static final String A =
      "sha256:c6f9cc1e31d5b4d3a2d5a1c0e4a7a5d3ff44ff4b1f0d2ad3fd8d0b80a6d3f5aa";
  private static final String B =
      "sha256:0ad9c5a8f3bb9c0c7f0a6f8a5dba3d8f5f0cf2be8ee0a26a0a0bd0c4a1d2e3f4";

  @Test
  void theLowestLayerIsItsOwnChain() {
    assertThat(LayerChains.of(List.of(A))).containsExactly(A);
  }

  @Test
  void theSameLayerOnAnotherBaseIsAnotherChain() {
    assertThat(LayerChains.of(List.of(A, B)).getLast())
        .isNotEqualTo(LayerChains.of(List.of(B, A)).getFirst());
  }

  @Test
  void aChainDigestsWhatIsBelow() {
    // printf '%s %s' A B | sha256sum
    assertThat(LayerChains.of(List.of(A, B)).getLast())
        .isEqualTo("sha256:26ceb8273f8d7c2bc2590885dfffd512480b658c468efa9d20e43c459bc5526e");
  }
}
