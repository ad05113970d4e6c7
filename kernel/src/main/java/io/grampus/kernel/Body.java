package io.grampus.kernel;

/** What an operation takes as its request body. */
public sealed interface Body {
  /** Nothing. */
  record None() implements Body {}

  /** JSON that is read into a record. */
  record Json(Class<?> type) implements Body {}

  /** Bytes that are read while they arrive. */
  record Bytes(String mediaType) implements Body {}
}
