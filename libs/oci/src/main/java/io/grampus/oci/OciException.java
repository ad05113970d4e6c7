package io.grampus.oci;

/** Something that is not as the OCI specifications want it; the message is for people. */
public class OciException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OciException(String message) {
    super(message);
  }

  public OciException(String message, Throwable cause) {
    super(message, cause);
  }
}
