package io.grampus.registry;

/** Another registry could not be asked, or asks to be left alone for a while. */
final class AwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AwayException(String message, Throwable cause) {
    super(message, cause);
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
