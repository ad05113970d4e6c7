package io.grampus.engine;

import io.grampus.engine.LogOptions.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From when until when events are wanted. */
public final class EventSpan {
  private final @Nullable Instant since;
  private final @Nullable Instant until;

  private EventSpan(@Nullable Instant since, @Nullable Instant until) {
    this.since = since;
    this.until = until;
  }

  /** From now on, without end. */
  public static EventSpan fromNow() {
    return new EventSpan(null, null);
  }

  /** From that time on, without end. */
  public static EventSpan since(Instant time) {
    return new EventSpan(time, null);
  }

  /** From a time to another; ends by itself. */
  public static EventSpan between(Instant since, Instant until) {
    return new EventSpan(since, until);
  }

  Query query() {
    return Query.of("since", Times.seconds(since)).and("until", Times.seconds(until));
  }
}
