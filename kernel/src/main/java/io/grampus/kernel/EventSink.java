package io.grampus.kernel;

import java.util.List;

/** Where a streaming handler sends its events; sending blocks while the client is slow. */
public interface EventSink extends ClientStream {

  /**
   * Sends one event.
   *
   * @throws StreamClosedException when the client is gone; handlers let it pass
   */
  void send(String event, Object data);

  /** Sends an event whose JSON is already written. */
  void sendRendered(String event, byte[] json);

  /** Sends events of one name whose JSON is already written, in one go where that is quicker. */
  default void sendRendered(String event, List<byte[]> jsons) {
    jsons.forEach(json -> sendRendered(event, json));
  }
}
