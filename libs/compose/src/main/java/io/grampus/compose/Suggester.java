package io.grampus.compose;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Suggester {
  private Suggester() {}

  /** A sentence that asks for the closest candidate; empty if none is close. */
  static String didYouMean(String word, Collection<String> candidates) {
    return closest(word, candidates).map(c -> "Did you mean \"" + c + "\"?").orElse("");
  }

  static Optional<String> closest(String word, Collection<String> candidates) {
    if (word.length() < 3) {
      return Optional.empty();
    }
    String best = "";
    int bestDistance = Math.max(1, Math.min(3, word.length() / 3)) + 1;
    String wanted = plain(word);
    for (String candidate : candidates) {
      int distance = distance(wanted, plain(candidate), bestDistance);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /** Edits between two words, neighbours swapped counting one; at most the given number. */
  static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) >= most || a.length() > 100 || b.length() > 100) {
      return most;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
