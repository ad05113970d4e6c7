package io.grampus.kernel;

import java.util.Map;

/** What an operation answers with when it succeeds. */
public sealed interface Answer {
  /** Status 204. */
  record None() implements Answer {}

  /** One JSON value. */
  record Json(int status, Class<?> type) implements Answer {}

  /** A page of rows in the form of {@link Page}. */
  record Rows(Class<?> row) implements Answer {}

  /** Bytes that are written as they come. */
  record Bytes(String mediaType) implements Answer {}

  /** Server-sent events; the key is the event's name. */
  record Events(Map<String, Class<?>> types) implements Answer {}

  /** Server-sent events, or Docker's multiplexed stream for clients that accept that. */
  record EventsOrFrames(Map<String, Class<?>> types) implements Answer {}

  /** A WebSocket of binary frames with this subprotocol. */
  record Conversation(String protocol) implements Answer {}
}
