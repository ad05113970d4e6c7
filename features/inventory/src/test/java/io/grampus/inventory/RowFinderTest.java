package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.engine.Json;
import io.grampus.engine.Volume;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowFinderTest {
  private final Tables tables = new Tables(Clock.system(), () -> LiveFigures.NONE);
  private final RowFinder<ContainerRow> finder = new RowFinder<>(tables.containers);

  @BeforeEach
  void fill() {
    tables
        .containers
        .table()
        .replace(
            List.of(
                Samples.row("abc1", "web"), Samples.row("abc2", "api"), Samples.row("d3", "ab")));
  }

  @Test
  void aRowIsFoundByIdNameOrTheBeginningOfItsId() {
    assertThat(finder.find("abc1").name()).isEqualTo("web");
    assertThat(finder.find("api").id()).isEqualTo("abc2");
    assertThat(finder.find("d").name()).isEqualTo("ab");
  }

  @Test
  void aNameGoesBeforeTheBeginningOfAnId() {
    assertThat(finder.find("ab").id()).isEqualTo("d3");
  }

  @Test
  void severalRowsAreToldByTheirIds() {
    assertThatThrownBy(() -> finder.find("abc"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(((InventoryProblem.Ambiguous) e.problem()).candidates())
                    .containsExactlyInAnyOrder("abc1 (web)", "abc2 (api)"));
  }

  @Test
  void nothingIsAProblemThatNamesTheKind() {
    assertThatThrownBy(() -> finder.find("nobody"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem())
                    .isInstanceOf(CommonProblem.NotFound.class)
                    .extracting(p -> p.code())
                    .isEqualTo("container.notFound"));
  }

  private static VolumeRow volume(String node, String host, Optional<Instant> stale) {
    String volume = "{\"Name\":\"data\",\"Driver\":\"local\",\"Scope\":\"local\"}";
    return LocalRows.volume(
            new Volume(Json.parse(volume)), Optional.empty(), new NodeIds(node, host))
        .stale(stale);
  }

  @Test
  void whatSeveralNodesHaveIsTheOwnOnesOrThatOfTheNamedOne() {
    RowFinder<VolumeRow> volumes = new RowFinder<>(tables.volumes);
    Table<VolumeRow> table = tables.volumes.table();
    table.replace(
        List.of(
            volume("n2", "h2", Optional.of(Instant.EPOCH)), volume("n3", "h3", Optional.empty())));
    assertThat(volumes.nearest("data").orElseThrow().node()).isEqualTo("h3");
    assertThat(volumes.find("data@n2").node()).isEqualTo("h2");
    assertThatThrownBy(() -> volumes.known("data")).hasMessageContaining("on node h2");
    table.apply(List.of(volume("", "h1", Optional.empty())), List.of());
    assertThat(volumes.nearest("data").orElseThrow().node()).isEqualTo("h1");
    tables.nodes.table().replace(List.of(Samples.node("n2", "h2"), Samples.node("n1", "h1")));
    RowFinder<NodeRow> nodes = new RowFinder<>(tables.nodes);
    assertThat(volumes.on(nodes.find("h2")).find("data").node()).isEqualTo("h2");
    assertThat(volumes.on(nodes.find("h1")).find("data").node()).isEqualTo("h1");
  }
}
