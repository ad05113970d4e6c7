package io.grampus.wire;

import java.io.IOException;
import java.io.OutputStream;

/** What a request carries. */
public sealed interface Body {
  /** Nothing. */
  record None() implements Body {}

  /** Bytes of a known length; the array is sent as it is and never changed. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying a body costs
  record Bytes(byte[] bytes) implements Body {}

  /** A stream of unknown length, written on a thread of its own while the answer is read. */
  record Stream(Writer writer) implements Body {}

  /** A stream of a known length, as {@link Stream}; it has to be exactly that long. */
  record Sized(long length, Writer writer) implements Body {}

  /** Writes a body; the stream is buffered, flushed when asked to, and closed for it. */
  @FunctionalInterface
  interface Writer {
    /** Writes all of the body to {@code out}; what it throws ends the request. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Nothing. */
  static Body none() {
    return new None();
  }
}
