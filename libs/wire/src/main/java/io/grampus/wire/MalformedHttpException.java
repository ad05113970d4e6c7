package io.grampus.wire;

import java.io.IOException;

/** The peer sent something that is not the strict HTTP/1.1 this module reads. */
public final class MalformedHttpException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with what was sent. */
  public MalformedHttpException(String message) {
    super(message);
  }
}
