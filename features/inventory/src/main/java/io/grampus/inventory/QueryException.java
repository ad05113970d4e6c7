package io.grampus.inventory;

/** A query that cannot be understood; says where and what would help. */
final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String next;

  QueryException(int position, String what, String next) {
    super("at character " + position + " " + what);
    this.next = next;
  }

  String next() {
    return next;
  }
}
