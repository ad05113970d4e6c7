package io.grampus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.architecture.MethodSizes.Size;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prints the worst ten, so that they are split before they are too large. */
class SizesTest {
  /** Nothing may be added here; what is split is taken out. */
  private static final List<String> EXCEPTIONS = List.of();

  @Test
  void filesAreShort() {
    List<Size> sizes =
        Sources.java().stream()
            .map(file -> new Size(Sources.name(file), (int) Sources.read(file).lines().count()))
            .toList();
    check("file", sizes, 300, 500);
  }

  @Test
  void methodsAreShort() {
    check("method", MethodSizes.of(Sources.java()), 25, 60);
  }

  private static void check(String what, List<Size> sizes, int usual, int most) {
    List<Size> largestFirst =
        sizes.stream()
            .filter(size -> !EXCEPTIONS.contains(size.name()))
            .sorted(Comparator.comparingInt(Size::lines).reversed())
            .toList();
    int p95 = largestFirst.get(largestFirst.size() / 20).lines();
    System.out.printf("%d %ss, 95 %% have at most %d lines. The worst:%n", sizes.size(), what, p95);
    largestFirst.stream()
        .limit(10)
        .forEach(size -> System.out.printf("  %4d %s%n", size.lines(), size.name()));
    assertThat(largestFirst).allMatch(size -> size.lines() <= most, "at most " + most + " lines");
    assertThat(p95).as("lines that 95 %% of %ss have at most", what).isLessThanOrEqualTo(usual);
  }
}
