package io.grampus.engine;

import java.util.Iterator;

/**
 * Things that the engine sends one after the other. {@code hasNext} blocks until the next is there;
 * {@code close}, from any thread, closes the connection and ends the stream.
 */
public interface EngineStream<T> extends Iterator<T>, AutoCloseable {
  /** Whether the next is there already, so that {@code hasNext} does not wait. */
  default boolean isReady() {
    return false;
  }

  @Override
  void close();
}
