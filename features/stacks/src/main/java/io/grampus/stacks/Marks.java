package io.grampus.stacks;

import io.grampus.kernel.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers since when services in a rollout have not moved.
 *
 * <p>Only in memory: after a restart of the server the waiting begins anew, which errs on the side
 * of patience.
 */
final class Marks {
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final Map<String, Long> missing = new ConcurrentHashMap<>();

  Marks(Clock clock) {
    this.clock = clock;
  }

  private record Seen(String signature, long since, long homelessSince) {}

  /**
   * How long things have been as they are.
   *
   * @param homelessFor zero unless Swarm finds no node for a task
   */
  record Mark(Duration quietFor, Duration homelessFor) {}

  Mark mark(String rollout, ServiceReading reading) {
    long now = clock.nanos();
    String key = rollout + "/" + reading.service().id();
    String signature = reading.signature();
    boolean homeless = reading.homeless().isPresent();
    Seen next =
        seen.compute(
            key,
            (_, before) -> {
              boolean same = before != null && before.signature().equals(signature);
              long since = same && before != null ? before.since() : now;
              boolean still = homeless && before != null && before.homelessSince() > 0;
              long lost = still && before != null ? before.homelessSince() : homeless ? now : 0;
              return new Seen(signature, since, lost);
            });
    Duration lost = homeless ? Duration.ofNanos(now - next.homelessSince()) : Duration.ZERO;
    return new Mark(Duration.ofNanos(now - next.since()), lost);
  }

  /** How long a service has not been there. */
  Duration missing(String rollout, String service) {
    long now = clock.nanos();
    long since = missing.computeIfAbsent(rollout + "/" + service, _ -> now);
    return Duration.ofNanos(now - since);
  }

  void present(String rollout, String service) {
    missing.remove(rollout + "/" + service);
  }

  /** Starts all waiting anew, after a time in which nothing could be seen. */
  void restart() {
    seen.clear();
    missing.clear();
  }

  void forget(String rollout) {
    seen.keySet().removeIf(k -> k.startsWith(rollout + "/"));
    missing.keySet().removeIf(k -> k.startsWith(rollout + "/"));
  }
}
