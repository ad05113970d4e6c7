package io.grampus.cluster;

/** A test host could not be made or did not do what it was told; the message says what and why. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClusterException(String tried, String but) {
    super("Tried to " + tried + ", but " + but);
  }

  ClusterException(String tried, Throwable cause) {
    super("Tried to " + tried + ", but " + cause, cause);
  }
}
