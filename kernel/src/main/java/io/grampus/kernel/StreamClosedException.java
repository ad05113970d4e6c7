package io.grampus.kernel;

/** The other side of a stream is gone: nothing to do but to stop. */
public final class StreamClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StreamClosedException() {
    super("the client has closed the stream", null, false, false);
  }
}
