package io.grampus.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A pipe of bytes in both directions whose halves end separately; one thread may read while another
 * writes.
 */
public interface Connection extends AutoCloseable {
  /** Reads at least one byte, blocking until there is one; -1 when the peer has ended its half. */
  int read(ByteBuffer target) throws IOException;

  /** Writes all that remains in {@code source}, blocking while the peer does not read. */
  void write(ByteBuffer source) throws IOException;

  /** Ends this side's half: the peer reads an end of file, and may go on sending. */
  void shutdownOutput() throws IOException;

  /** The far end, as errors name it: {@code unix:///var/run/docker.sock}, {@code tcp://h:2376}. */
  String peer();

  /** Drops both halves at once; safe from any thread, any number of times. */
  @Override
  void close();
}
