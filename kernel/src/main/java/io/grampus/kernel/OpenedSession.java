package io.grampus.kernel;

import java.time.Instant;

/**
 * An answer that opens a session; a browser gets its token as a cookie that scripts cannot read.
 */
public interface OpenedSession {

  String token();

  Instant expiresAt();

  /** The same answer with an empty token. */
  OpenedSession withoutToken();
}
