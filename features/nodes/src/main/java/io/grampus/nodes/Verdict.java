package io.grampus.nodes;

/** What a guard says about doing something now. */
sealed interface Verdict {
  /** It can be done. */
  record Fine() implements Verdict {}

  /** It is so already: nothing would change. */
  record Already(String but) implements Verdict {}

  /** It can be done, but only by who says that it shall be done all the same. */
  record Forced(String but, String next) implements Verdict {}

  /** It cannot be done, and what could be done instead. */
  record Refused(String but, String next) implements Verdict {}
}
