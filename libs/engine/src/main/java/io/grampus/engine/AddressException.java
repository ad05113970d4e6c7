package io.grampus.engine;

/** An engine's address, context or certificate that cannot be used; the message says why. */
public final class AddressException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AddressException(String message) {
    super(message);
  }

  AddressException(String message, Throwable cause) {
    super(message, cause);
  }
}
