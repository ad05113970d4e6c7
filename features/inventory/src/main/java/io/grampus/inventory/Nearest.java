package io.grampus.inventory;

import java.util.List;
import java.util.Locale;

/** Finds the word that was probably meant. */
final class Nearest {
  private Nearest() {}

  /** The most similar of the words; empty when none is similar. */
  static String to(String typed, List<String> words) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    String best = "";
    int least = Math.max(1, wanted.length() / 2) + 1;
    for (String word : words) {
      String known = word.toLowerCase(Locale.ROOT);
      int distance = wanted.length() > 1 && known.startsWith(wanted) ? 1 : distance(wanted, known);
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return best;
  }

  /** Levenshtein's: how many letters must be changed, added or dropped. */
  private static int distance(String a, String b) {
    if (a.length() > 40) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
