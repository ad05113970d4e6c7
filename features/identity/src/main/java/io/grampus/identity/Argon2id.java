package io.grampus.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A hash of a password by argon2id (RFC 9106), written as the password hashing competition's string
 * format has it.
 */
final class Argon2id {
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BASE64 = "([A-Za-z0-9+/]+)";
  private static final String NUMBER = "([0-9]{1,9})";
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=N,t=N,p=N\\$B\\$B".replace("N", NUMBER).replace("B", BASE64));

  private final int kibibytes;
  private final int rounds;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private Argon2id(int kibibytes, int rounds, int lanes, byte[] salt, byte[] hash) {
    this.kibibytes = kibibytes;
    this.rounds = rounds;
    this.lanes = lanes;
    this.salt = salt;
    this.hash = hash;
  }

  static Argon2id hash(String password, int kibibytes, int rounds) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return new Argon2id(kibibytes, rounds, 1, salt, new byte[HASH]).of(password);
  }

  /**
   * Reads what {@link #text} has written.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Argon2id parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("this is no hash of argon2id");
    }
    return new Argon2id(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        Base64.getDecoder().decode(parts.group(4)),
        Base64.getDecoder().decode(parts.group(5)));
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(hash, of(password).hash);
  }

  /** The hash of another password by the same salt and at the same cost. */
  private Argon2id of(String password) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(kibibytes)
            .withIterations(rounds)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] made = new byte[hash.length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), made);
    return new Argon2id(kibibytes, rounds, lanes, salt, made);
  }

  String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            kibibytes, rounds, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
