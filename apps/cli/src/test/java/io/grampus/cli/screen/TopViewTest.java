package io.grampus.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cli.text.CellWidth;
import io.grampus.cli.text.Paint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopViewTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private final TopModel model = new TopModel();
  private final TopView view = new TopView(new Paint(false), "prod");

  @BeforeEach
  void fill() {
    model.reset(
        List.of(
            row("a1", "web.1", "running"),
            row("b2", "database-with-a-long-name", "running"),
            row("c3", "数据\u001b[2J", "exited")));
    model.measured(
        Map.of(
            "a1", new Usage(83.2, 512L << 20, 1L << 30, 2048, 1 << 20, 0, 4096, 12),
            "b2", new Usage(3.25, 64L << 20, 8L << 30, 0, 0, 0, 0, 3)));
  }

  private static TopRow row(String id, String name, String state) {
    return new TopRow(
        id, name, state, "", "shop/web:1.2", "w1", "", Optional.of(NOW.minusSeconds(7300)));
  }

  private List<String> lines(int columns, int rows) {
    return view.lines(model, columns, rows, NOW);
  }

  @Test
  void eightyColumnsShowWhatMatters() {
    List<String> lines = lines(80, 24);
    assertThat(lines).hasSize(24).allMatch(l -> CellWidth.of(l) <= 80);
    assertThat(lines.get(0)).contains("prod  2 running of 3  CPU 86.5%").endsWith("12:00:00 ");
    assertThat(lines.get(2)).contains("web.1", "83.2%", "512M", "2.0K/1.0M", "0B/4.0K", "12", "2h");
    assertThat(lines.get(3)).contains("database-with-a…");
    assertThat(String.join("", lines)).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 100, 132, 200})
  void noLineIsWiderThanTheScreen(int columns) {
    model.toggleAll();
    assertThat(lines(columns, 24)).allMatch(l -> CellWidth.of(l) <= columns);
  }

  @ParameterizedTest
  @EnumSource(TopModel.Mode.class)
  void everyPictureFillsTheScreen(TopModel.Mode mode) {
    model.mode(mode);
    assertThat(lines(80, 24)).hasSize(24);
  }

  @Test
  void keysSortFilterAndQuit() {
    var keys = new TopKeys(model, new Nothing());
    type(keys, "f数");
    keys.press(Key.of(Key.Sort.ENTER));
    assertThat(model.shown()).isEmpty();
    type(keys, "a");
    assertThat(model.shown()).extracting(TopRow::id).containsExactly("c3");
    keys.press(Key.of(Key.Sort.ESCAPE));
    assertThat(model.shown()).extracting(TopRow::id).containsExactly("a1", "b2", "c3");
    type(keys, "r");
    assertThat(model.shown()).extracting(TopRow::id).containsExactly("c3", "b2", "a1");
    assertThat(keys.press(new Key(Key.Sort.CHARACTER, 'q'))).isFalse();
  }

  @Test
  void removingIsAskedFirst() {
    var deeds = new Nothing();
    var keys = new TopKeys(model, deeds);
    keys.press(Key.of(Key.Sort.ENTER));
    keys.press(Key.of(Key.Sort.UP));
    keys.press(Key.of(Key.Sort.ENTER));
    assertThat(String.join("\n", lines(80, 24))).contains("Remove web.1?");
    type(keys, "n");
    assertThat(deeds.done).isEmpty();
    keys.press(Key.of(Key.Sort.ENTER));
    keys.press(Key.of(Key.Sort.UP));
    keys.press(Key.of(Key.Sort.ENTER));
    type(keys, "y");
    assertThat(deeds.done).isEqualTo("rm web.1");
  }

  @Test
  void theCursorStaysOnItsRowWhenTheOrderChanges() {
    model.move(1);
    assertThat(model.current().orElseThrow().id()).isEqualTo("b2");
    model.measured(Map.of("b2", new Usage(99, 0, 0, 0, 0, 0, 0, 0), "a1", Usage.NONE));
    assertThat(model.current().orElseThrow().id()).isEqualTo("b2");
  }

  private static void type(TopKeys keys, String letters) {
    letters.chars().forEach(c -> keys.press(new Key(Key.Sort.CHARACTER, (char) c)));
  }

  private static final class Nothing implements TopKeys.Deeds {
    private String done = "";

    @Override
    public void showLog(TopRow row) {}

    @Override
    public void leaveLog() {}

    @Override
    public void openShell(TopRow row) {}

    @Override
    public void act(String verb, TopRow row) {
      done = verb + " " + row.name();
    }
  }
}
