package io.grampus.cli.command;

import java.util.List;

/**
 * Words that a shell may complete to.
 *
 * @param sort how they end: {@code words}, {@code open} without a blank, {@code files} for files
 */
record Words(String sort, List<Word> words) {
  static final Words NONE = new Words("words", List.of());
  static final Words FILES = new Words("files", List.of());

  /** A word and what it is. */
  record Word(String text, String says) {}

  static Words of(List<Word> words) {
    return new Words("words", words);
  }

  static Words of(String... texts) {
    return of(java.util.Arrays.stream(texts).map(t -> new Word(t, "")).toList());
  }

  /** No blank follows them, but what ends them. */
  Words open(String end) {
    return new Words("open", words.stream().map(w -> new Word(w.text() + end, w.says())).toList());
  }

  /** The same behind what was typed of the word. */
  Words after(String beginning) {
    return new Words(
        sort, words.stream().map(w -> new Word(beginning + w.text(), w.says())).toList());
  }
}
