package io.grampus.identity;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Ids;
import io.grampus.kernel.ProblemException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Hashes and checks passwords with argon2id; a few at a time, since each takes 19 MiB. */
final class Passwords {
  static final int SHORTEST = 10;
  private static final int LONGEST = 256;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ROUNDS = 2;
  private static final int AT_ONCE = 2;

  private final Semaphore seats = new Semaphore(AT_ONCE);

  /** Checked when there is no such user, so that the answer takes as long. */
  private volatile Optional<String> decoy = Optional.empty();

  static void require(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new ProblemException(
          new CommonProblem.Invalid(
              "set a password",
              "password",
              "it has " + password.length() + " characters",
              "Use " + SHORTEST + " to " + LONGEST + " characters."));
    }
  }

  String hash(String password) {
    seats.acquireUninterruptibly();
    try {
      return Argon2id.hash(password, MEMORY_KIB, ROUNDS).text();
    } finally {
      seats.release();
    }
  }

  boolean matches(String password, Optional<String> hash) {
    String against = hash.or(() -> decoy).orElseGet(this::makeDecoy);
    seats.acquireUninterruptibly();
    try {
      boolean same = password.length() <= LONGEST && Argon2id.parse(against).matches(password);
      return same && hash.isPresent();
    } finally {
      seats.release();
    }
  }

  private String makeDecoy() {
    String made = hash(Ids.secret());
    decoy = Optional.of(made);
    return made;
  }
}
