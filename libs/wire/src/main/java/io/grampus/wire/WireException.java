package io.grampus.wire;

/** A request that got no answer; its message names the request and the peer. */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there was no answer. */
  public enum Reason {
    /** Nobody answers at that address. */
    UNREACHABLE,
    /** The operating system or the TLS handshake refused the connection. */
    REFUSED,
    /** The answer did not come in time. */
    TIMED_OUT,
    /** The peer's answer is not HTTP. */
    MALFORMED,
    /** The connection broke, or was closed, half way. */
    BROKEN
  }

  private final Reason reason;

  WireException(Reason reason, String request, String peer, Throwable cause) {
    super("Tried to " + request + " at " + peer + ", but " + said(cause) + ".", cause);
    this.reason = reason;
  }

  /** Why there was no answer. */
  public Reason reason() {
    return reason;
  }

  private static String said(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
