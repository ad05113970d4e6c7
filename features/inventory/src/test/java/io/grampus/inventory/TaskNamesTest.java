package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskNamesTest {
  private final TaskNames names =
      new TaskNames(
          List.of(
              task("web", 1, "running", "c1"),
              task("web", 2, "running", "c2"),
              task("web", 3, "failed", "c3"),
              task("db", 1, "running", ""),
              task("api", 1, "complete", "c4")));

  private static TaskRow task(String service, int slot, String state, String container) {
    return new TaskRow(
        service + slot,
        service + "." + slot,
        "",
        service,
        service,
        slot,
        "h1",
        "n1",
        "image",
        "running",
        state,
        Optional.empty(),
        "",
        "",
        container,
        0,
        "",
        Optional.empty(),
        1,
        "",
        List.of());
  }

  @Test
  void aServiceMeansATaskThatRunsAndANearOneFirst() {
    assertThat(names.container("web", _ -> false)).isEqualTo("c1");
    assertThat(names.container("web", "c2"::equals)).isEqualTo("c2");
    assertThat(names.container("web.2", _ -> false)).isEqualTo("c2");
  }

  @Test
  void whatHasNoContainerThatRunsIsLeftAsItIs() {
    for (String name : List.of("web.3", "db", "api", "api.1", "other")) {
      assertThat(names.container(name, _ -> true)).isEqualTo(name);
    }
  }
}
