package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.List;
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
}
