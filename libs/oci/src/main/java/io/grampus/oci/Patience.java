package io.grampus.oci;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often something that failed is tried, and how long the pauses between are.
 *
 * @param tries how often in all
 * @param first the first pause; each later one is twice as long, and all vary by half
 * @param longest no pause is longer, not even when the registry asks for it
 */
public record Patience(int tries, Duration first, Duration longest) {

  /** Five tries within some ten seconds. */
  public static Patience usual() {
    return new Patience(5, Duration.ofMillis(300), Duration.ofSeconds(20));
  }

  /** One try. */
  public static Patience none() {
    return new Patience(1, Duration.ZERO, Duration.ZERO);
  }

  /** Something that may fail. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Runs it until it does not fail with what may pass, or the tries are used up. */
  <T> T insist(Work<T> work) throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        return work.run();
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (tried >= tries) {
          throw last(e);
        }
        pause(tried, e);
      }
    }
  }

  /** What is told in the end: the refusal, or the failure of the connection. */
  static IOException last(IOException e) {
    if (e instanceof PassingException passing) {
      throw passing.refused();
    }
    return e;
  }

  void pause(int tried, IOException why) throws InterruptedIOException {
    long most = first.toMillis() << Math.min(tried - 1, 16);
    long varied = most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    Duration own = Duration.ofMillis(varied);
    Duration wanted = why instanceof PassingException passing ? passing.after().orElse(own) : own;
    try {
      Thread.sleep(wanted.compareTo(longest) < 0 ? wanted : longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting to try again");
    }
  }
}
