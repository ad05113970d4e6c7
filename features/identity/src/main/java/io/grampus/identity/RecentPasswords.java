package io.grampus.identity;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a few minutes that a password was right, since Docker shows it for every image, and
 * each check costs a tenth of a second by design.
 *
 * <p>Kept in memory only, as an HMAC under a key that this process made, over the password and the
 * hash that it was checked against: who changes a password changes the hash. Wrong ones are not
 * remembered, so guessing stays slow.
 */
final class RecentPasswords {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 1000;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key =
      new SecretKeySpec(Ids.secret().getBytes(StandardCharsets.US_ASCII), ALGORITHM);
  private final Map<String, Long> until = new ConcurrentHashMap<>();
  private final Clock clock;

  RecentPasswords(Clock clock) {
    this.clock = clock;
  }

  boolean holds(String password, String hash) {
    Long end = until.get(mark(password, hash));
    return end != null && end - clock.nanos() > 0;
  }

  void remember(String password, String hash) {
    long now = clock.nanos();
    until.values().removeIf(end -> end - now <= 0);
    if (until.size() < MOST) {
      until.put(mark(password, hash), now + KEPT.toNanos());
    }
  }

  private String mark(String password, String hash) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(hash.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
