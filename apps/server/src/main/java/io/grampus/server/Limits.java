package io.grampus.server;

import java.time.Duration;

/**
 * How much one client may ask of the server.
 *
 * @param headerBytes the size of a request's head
 * @param bodyBytes the size of a JSON body
 * @param streamsPerUser open streams and conversations of one user
 * @param idle how long a connection may neither read nor write
 * @param keepAlive the pause after which a quiet stream sends a comment
 */
record Limits(
    int headerBytes, int bodyBytes, int streamsPerUser, Duration idle, Duration keepAlive) {
  static final Limits DEFAULT =
      new Limits(16 << 10, 16 << 20, 64, Duration.ofSeconds(60), Duration.ofSeconds(10));
}
