package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import io.grampus.testkit.ManualClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static final LiveFigures FIGURES =
      new LiveFigures() {
        @Override
        public Optional<LiveFigure> of(String container) {
          return container.equals("abc1")
              ? Optional.of(new LiveFigure(60, 200_000_000))
              : Optional.empty();
        }

        @Override
        public long version() {
          return 1;
        }
      };

  private final ManualClock clock = ManualClock.create();
  private final Tables tables = new Tables(clock, () -> FIGURES);

  private boolean fits(String query) {
    return tables
        .containers
        .request(query, "", 0, 0)
        .filter()
        .fits()
        .test(Samples.row("abc1", "shop_web.3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "state:running",
        "STATE:Running",
        "state:exited,running",
        "-state:exited",
        "state!=exited",
        "name:shop_*",
        "name:*WEB*",
        "name:shop?web.3",
        "web",
        "SHOP/web",
        "id:abc",
        "node:w3",
        "stack:shop service:shop_web slot:3",
        "image:shop/web:1.2",
        "image:shop/web",
        "image:web",
        "label:team",
        "label:team=pay",
        "label:t*=p*",
        "network:front",
        "ip:10.0.0.7",
        "mount:store",
        "mount:/data",
        "port:80",
        "port:8080/tcp",
        "cpu>50",
        "cpu>=60%",
        "memory>100MB",
        "memory<1GiB",
        "restartCount>1",
        "created<2h",
        "started>1m",
        "started<2026-01-02",
        "created>2025-12-31T00:00:00Z",
        "oomKilled:no"
      })
  void whatARowIsFits(String query) {
    assertThat(fits(query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state:exited",
        "-state:running",
        "name:web",
        "name:\"shop_*\"",
        "nowhere",
        "id:bc1",
        "label:team=play",
        "-label:team",
        "cpu>60",
        "memory>1GB",
        "created<5m",
        "started>2026-01-02",
        "exitCode:0",
        "web state:exited"
      })
  void whatARowIsNotDoesNotFit(String query) {
    assertThat(fits(query)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cpu>much", "state>5", "created:today", "created<soon", "oomKilled:perhaps"})
  void aComparisonThatMakesNoSenseIsRefused(String query) {
    assertThatThrownBy(() -> fits(query)).isInstanceOf(ProblemException.class);
  }

  private CommonProblem.Invalid refusal(String query, String sort) {
    try {
      tables.containers.request(query, sort, 0, 0);
      throw new AssertionError("not refused");
    } catch (ProblemException e) {
      return (CommonProblem.Invalid) e.problem();
    }
  }

  @Test
  void anUnknownFieldIsRefusedWithItsPlaceAndTheNearestName() {
    CommonProblem.Invalid problem = refusal("web stat:exited", "");
    assertThat(problem.field()).isEqualTo("q");
    assertThat(problem.but()).contains("at character 5").contains("\"stat\"");
    assertThat(problem.next()).contains("Did you mean \"state\"?").contains("restartCount");
  }

  @Test
  void anUnknownFieldToSortByIsRefusedToo() {
    CommonProblem.Invalid problem = refusal("", "name,-mem");
    assertThat(problem.field()).isEqualTo("sort");
    assertThat(problem.but()).contains("at character 6");
    assertThat(problem.next()).contains("\"memory\"");
  }

  private List<String> sorted(String sort, ContainerRow... rows) {
    tables.containers.table().replace(List.of(rows));
    return tables
        .containers
        .lister()
        .list(tables.containers.request("", sort, 0, 0))
        .items()
        .stream()
        .map(Entry::id)
        .toList();
  }

  @Test
  void rowsAreSortedBySeveralFieldsAndThenById() {
    ContainerRow[] rows = {
      Samples.row("c", "web"), Samples.exited("b", "web"), Samples.row("a", "db")
    };
    assertThat(sorted("-name,state", rows)).containsExactly("b", "c", "a");
    assertThat(sorted("stack", rows)).containsExactly("a", "b", "c");
  }

  @Test
  void rowsWithoutAValueComeLastEitherWay() {
    ContainerRow[] rows = {Samples.exited("abc1", "dead"), Samples.row("zz", "unmeasured")};
    assertThat(sorted("cpu", rows)).containsExactly("abc1", "zz");
    ContainerRow[] measured = {Samples.row("zz", "unmeasured"), Samples.row("abc1", "web")};
    assertThat(sorted("-cpu", measured)).containsExactly("abc1", "zz");
    assertThat(sorted("cpu", measured)).containsExactly("abc1", "zz");
  }
}
