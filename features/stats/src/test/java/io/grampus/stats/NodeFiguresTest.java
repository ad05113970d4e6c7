package io.grampus.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.inventory.NodeRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeFiguresTest {
  @Test
  void aNodeUsesNoMoreThanItsCores() {
    assertThat(figures(2, 203).cpu()).isEqualTo(200);
    assertThat(figures(2, 150).cpu()).isEqualTo(150);
  }

  @Test
  void whoseCoresNobodyKnowsIsNotSetToZero() {
    assertThat(figures(0, 150).cpu()).isEqualTo(150);
  }

  private static NodeFigures figures(double cores, double cpu) {
    var node =
        new NodeRow(
            "id",
            "h1",
            "manager",
            true,
            "reachable",
            "active",
            "ready",
            "",
            "10.0.0.1",
            "28.5",
            "linux",
            "x86_64",
            cores,
            1 << 30,
            true,
            0,
            "",
            Optional.empty(),
            Map.of());
    return NodeFigures.of(node, Instant.EPOCH, cpu, 1, List.of());
  }
}
