package io.grampus.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableLayoutTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("NAME", "Name", _ -> "").as(Column.Role.ELASTIC),
          Column.of("STATUS", "Status", _ -> "").as(Column.Role.STATE));

  private static List<String> lines(int width, List<List<String>> rows) {
    return new TableLayout(COLUMNS, width, new Paint(false)).lines(rows, true);
  }

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(lines(0, List.of(List.of("web", "Up 2 hours"), List.of("database", "Exited (1)"))))
        .containsExactly("NAME       STATUS", "web        Up 2 hours", "database   Exited (1)");
  }

  @Test
  void aTerminalCutsElasticColumnsFirst() {
    List<String> lines = lines(30, List.of(List.of("a-very-long-name-that-goes-on", "Up 2 hours")));
    assertThat(lines.get(1)).isEqualTo("a-very-long-name…   Up 2 hours");
    assertThat(lines).allMatch(l -> CellWidth.of(l) <= 30);
  }

  @Test
  void aPipeIsNeverCut() {
    String name = "n".repeat(300);
    assertThat(lines(0, List.of(List.of(name, "Up"))).get(1)).startsWith(name);
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertThat(lines(0, List.of(List.of("数据库", "Up"), List.of("ab", "Up"))))
        .containsExactly("NAME     STATUS", "数据库   Up", "ab       Up");
  }

  @Test
  void controlCharactersNeverReachTheTable() {
    assertThat(lines(0, List.of(List.of("a\u001b[2Jb\u202ec", "Up"))).get(1))
        .startsWith("a\\x1b[2Jb\\u202ec");
  }
}
