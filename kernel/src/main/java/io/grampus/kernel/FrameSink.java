package io.grampus.kernel;

import java.nio.ByteBuffer;

/**
 * Where a handler sends Docker's multiplexed stream (Docker Engine API, "ContainerAttach"): frames
 * of an eight byte header, with the output's number and the length, and what was written there.
 */
public interface FrameSink extends ClientStream {
  String MEDIA_TYPE = "application/vnd.docker.multiplexed-stream";

  /**
   * Sends whole frames; blocks while the client is slow.
   *
   * @throws StreamClosedException when the client is gone; handlers let it pass
   */
  void send(ByteBuffer frames);
}
