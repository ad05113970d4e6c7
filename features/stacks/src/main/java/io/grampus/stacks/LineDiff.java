package io.grampus.stacks;

import java.util.ArrayList;
import java.util.List;

/** The lines that make one text of another, each after a space, a plus or a minus. */
final class LineDiff {
  private static final int LARGEST = 3_000;
  private static final int AROUND = 3;

  private LineDiff() {}

  static String unified(String from, String to) {
    List<String> left = from.lines().toList();
    List<String> right = to.lines().toList();
    if (left.size() > LARGEST || right.size() > LARGEST) {
      return "(too long to compare: " + left.size() + " and " + right.size() + " lines)\n";
    }
    return shorten(walk(left, right, common(left, right)));
  }

  /** How long the longest common subsequence is from each pair of lines on. */
  private static int[][] common(List<String> left, List<String> right) {
    int[][] length = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        length[i][j] =
            left.get(i).equals(right.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  private static List<String> walk(List<String> left, List<String> right, int[][] length) {
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      boolean both = i < left.size() && j < right.size();
      if (both && left.get(i).equals(right.get(j))) {
        lines.add(" " + left.get(i++));
        j++;
      } else if (j >= right.size() || (both && length[i + 1][j] >= length[i][j + 1])) {
        lines.add("-" + left.get(i++));
      } else {
        lines.add("+" + right.get(j++));
      }
    }
    return lines;
  }

  /** Leaves out what is far from any change. */
  private static String shorten(List<String> lines) {
    var out = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < lines.size(); i++) {
      if (near(lines, i)) {
        out.append(lines.get(i)).append('\n');
        gap = false;
      } else if (!gap) {
        out.append("…\n");
        gap = true;
      }
    }
    return out.toString();
  }

  private static boolean near(List<String> lines, int at) {
    int from = Math.max(0, at - AROUND);
    int to = Math.min(lines.size() - 1, at + AROUND);
    return lines.subList(from, to + 1).stream().anyMatch(l -> !l.startsWith(" "));
  }
}
