package io.grampus.registry;

import java.io.IOException;

/** The disk did not take what was written to it. */
final class DiskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DiskException(IOException cause) {
    super(cause);
  }

  boolean full() {
    return full(this);
  }

  /** Whether it is for want of space, or of what the user may use of it. */
  static boolean full(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("No space left") || message.contains("quota exceeded")) {
        return true;
      }
    }
    return false;
  }
}
