package io.grampus.inventory;

/**
 * What of a list is wanted.
 *
 * @param limit how many rows at most; 0 for all
 */
record ListRequest<R extends Row>(Filter<R> filter, Ordering<R> order, int limit, int offset) {
  /** The same rows, all of them. */
  ListRequest<R> whole() {
    return new ListRequest<>(filter, order, 0, 0);
  }
}
