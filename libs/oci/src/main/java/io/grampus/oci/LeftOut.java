package io.grampus.oci;

import java.util.ArrayList;
import java.util.List;

/** What was not taken over, in sentences; of very many the first. */
final class LeftOut {
  private static final int MOST = 100;

  private final List<String> sentences = new ArrayList<>();
  private long more;

  void add(String sentence) {
    if (sentences.size() < MOST) {
      if (!sentences.contains(sentence)) {
        sentences.add(sentence);
      }
    } else {
      more++;
    }
  }

  List<String> all() {
    List<String> all = new ArrayList<>(sentences);
    if (more > 0) {
      all.add(more + " more");
    }
    return all;
  }
}
