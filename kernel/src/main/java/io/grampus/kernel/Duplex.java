package io.grampus.kernel;

import java.util.Optional;

/**
 * Both directions of a WebSocket of binary frames; reading and sending may run at the same time.
 */
public interface Duplex {

  /** Blocks for the next frame; empty when the client has closed. */
  Optional<byte[]> read();

  /**
   * Blocks until the frame is handed to the network.
   *
   * @throws StreamClosedException when the client is gone
   */
  void send(byte[] frame);

  void close(int code, String reason);
}
