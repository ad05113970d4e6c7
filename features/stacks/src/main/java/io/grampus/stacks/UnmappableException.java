package io.grampus.stacks;

/** Something in the file that no Swarm spec can express; the message fits behind "but". */
final class UnmappableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnmappableException(String message) {
    super(message);
  }
}
