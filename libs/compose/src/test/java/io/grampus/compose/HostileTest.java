package io.grampus.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Broken and hostile files end in a clear problem, soon and within the memory of a test. */
@Timeout(20)
class HostileTest {
  @Test
  void tenMegabytesAreRefused() {
    String file = "services:\n  a:\n    image: x\n" + "#".repeat(10 << 20);
    assertThat(Loads.problems(file))
        .singleElement()
        .asString()
        .contains("compose.yaml: is larger than");
  }

  @Test
  void aBigFileWithinTheLimitLoads() {
    StringBuilder file = new StringBuilder("services:\n");
    for (int i = 0; i < 5_000; i++) {
      file.append("  s").append(i).append(": {image: x, labels: {a: b}}\n");
    }
    assertThat(Loads.project(file.toString()).services()).hasSize(5_000);
  }

  @Test
  void aliasesOfAliasesAreRefused() {
    StringBuilder file = new StringBuilder("x-a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String ten = ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1);
      file.append("x-a").append(i).append(": &a").append(i).append(" [").append(ten).append("]\n");
    }
    assertThat(Loads.problems(file.toString()))
        .singleElement()
        .asString()
        .contains("values once aliases are expanded");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(Loads.problems("x-a: " + "[".repeat(100_000)))
        .singleElement()
        .asString()
        .contains("compose.yaml:1:", "levels deep");
  }

  @Test
  void deepDefaultsAreRefused() {
    String nested = "${A:-".repeat(10_000) + "x" + "}".repeat(10_000);
    assertThat(Loads.problems("services: {a: {image: \"" + nested + "\"}}"))
        .singleElement()
        .asString()
        .contains("compose.yaml:1:23 services.a.image: defaults are nested");
  }

  @Test
  void anAnchorThatHoldsItselfIsRefused() {
    assertThat(Loads.problems("x-a: &a\n  b: *a\n"))
        .singleElement()
        .asString()
        .contains("*a has no anchor");
  }

  @Test
  void extendsInACircleIsRefused() {
    assertThat(Loads.problems("services: {a: {extends: b}, b: {extends: c}, c: {extends: a}}"))
        .anySatisfy(p -> assertThat(p).contains("extends itself", "Cut the circle."));
  }

  @Test
  void extendsInACircleOverFilesIsRefused() {
    var files =
        Map.of(
            "compose.yaml", "services: {a: {extends: {file: o.yaml, service: a}}}",
            "o.yaml", "services: {a: {extends: {file: compose.yaml, service: a}}}");
    assertThat(Loads.problems(files)).anySatisfy(p -> assertThat(p).contains("extends itself"));
  }

  @Test
  void includeInACircleIsRefused() {
    var files =
        Map.of(
            "compose.yaml", "include: [a.yaml]\nservices: {w: {image: x}}",
            "a.yaml", "include: [compose.yaml]\nservices: {v: {image: x}}");
    assertThat(Loads.problems(files)).anySatisfy(p -> assertThat(p).contains("includes itself"));
  }

  @Test
  void dependingInACircleIsRefused() {
    assertThat(
            Loads.problems(
                "services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [a]}}"))
        .singleElement()
        .asString()
        .contains("depends on itself: a → b → a");
  }

  @Test
  void tabsAreNamed() {
    assertThat(Loads.problems("services:\n\tweb:\n\t\timage: x\n"))
        .singleElement()
        .asString()
        .contains("compose.yaml:2:1", "Indent with spaces, not with tabs.");
  }

  @Test
  void aKeyTwiceIsNamedWithBothLines() {
    assertThat(Loads.problems("services:\n  a:\n    image: x\n    image: y\n"))
        .containsExactly(
            "compose.yaml:4:5: the key \"image\" is here twice, first on line 3. Remove one of them.");
  }

  @Test
  void whatIsNotUtf8IsNamedWithItsLine() {
    byte[] bytes = "services:\n  a: {image: \u00ff}\n".getBytes(StandardCharsets.ISO_8859_1);
    var loader = new ComposeLoader(FileSource.of(Map.of("/p/compose.yaml", bytes)));
    assertThatThrownBy(() -> loader.load(ComposeRequest.in("/p")))
        .isInstanceOf(ComposeException.class)
        .hasMessage("compose.yaml:2:1: isn't UTF-8 text. Save it as UTF-8.");
  }

  @Test
  void aBundleReadsNothingOfTheMachine() {
    var files = Map.of("compose.yaml", "services: {a: {image: x, env_file: ../../../etc/passwd}}");
    assertThat(Loads.problems(files))
        .singleElement()
        .asString()
        .contains("there is no file /etc/passwd");
  }

  @Test
  void deviceFilesAreNotRead() {
    assertThat(FileSource.disk().read("/dev/zero")).isEmpty();
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(Loads.problems(""))
        .isEqualTo(List.of("compose.yaml:1:1: is empty. Start with services:."));
  }
}
