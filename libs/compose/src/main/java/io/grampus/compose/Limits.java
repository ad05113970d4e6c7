package io.grampus.compose;

/** How much one load may read: a file's bytes, all values with aliases expanded, nesting, files. */
public record Limits(int fileBytes, int values, int depth, int files) {
  /** Far above any real project, low enough that a hostile one is refused within a second. */
  public static final Limits DEFAULT = new Limits(4 << 20, 500_000, 100, 500);
}
