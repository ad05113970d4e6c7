package io.grampus.cli.screen;

import java.util.List;

/** Draws shares and courses with block characters. */
final class Bars {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

  private Bars() {}

  /** A bar that is full at 100. */
  static String bar(double percent, int width) {
    double share = Math.clamp(percent / 100, 0, 1);
    int eighths = (int) Math.round(share * width * 8);
    var bar = new StringBuilder("█".repeat(eighths / 8));
    if (eighths % 8 > 0) {
      bar.append(EIGHTHS.charAt(eighths % 8));
    }
    return bar + "·".repeat(width - bar.length());
  }

  /** The latest values, as high as they are large. */
  static String course(List<Double> values, int width, double most) {
    int from = Math.max(0, values.size() - width);
    var course = new StringBuilder(" ".repeat(Math.max(0, width - values.size())));
    for (double v : values.subList(from, values.size())) {
      int step = most <= 0 ? 0 : (int) Math.round(Math.clamp(v / most, 0, 1) * 7);
      course.append(HEIGHTS.charAt(step));
    }
    return course.toString();
  }
}
