package io.grampus.identity;

import io.grampus.kernel.Clock;
import io.grampus.kernel.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Slows down who guesses: after a few failures each further one doubles the wait. */
final class Tries {
  private static final int FREE = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int REMEMBERED = 10_000;

  private record Failures(int count, long until, long at) {}

  private final Map<String, Failures> failures = new ConcurrentHashMap<>();
  private final Clock clock;

  Tries(Clock clock) {
    this.clock = clock;
  }

  void check(String username, String remote) {
    Failures known = failures.get(key(username, remote));
    if (known != null && known.count >= FREE && known.until - clock.nanos() > 0) {
      long wait = Duration.ofNanos(known.until - clock.nanos()).toSeconds() + 1;
      throw new ProblemException(new IdentityProblem.TooManyTries(username, wait));
    }
  }

  void failed(String username, String remote) {
    long now = clock.nanos();
    if (failures.size() >= REMEMBERED) {
      failures.values().removeIf(f -> now - f.at > LONGEST_WAIT.toNanos());
    }
    failures.merge(
        key(username, remote),
        new Failures(1, now, now),
        (known, one) -> {
          int count = known.count + 1;
          return new Failures(count, now + wait(count).toNanos(), now);
        });
  }

  void succeeded(String username, String remote) {
    failures.remove(key(username, remote));
  }

  private static Duration wait(int count) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(count - FREE, 0), 20));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private static String key(String username, String remote) {
    return remote + "\n" + username;
  }
}
