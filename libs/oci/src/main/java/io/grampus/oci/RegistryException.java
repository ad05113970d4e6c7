package io.grampus.oci;

import java.util.Optional;

/** A registry's refusal, with what it said. */
public final class RegistryException extends OciException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RegistryException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The specification's error code, such as {@code MANIFEST_UNKNOWN}, if the registry told one. */
  public Optional<String> code() {
    return Optional.of(code).filter(c -> !c.isEmpty());
  }
}
