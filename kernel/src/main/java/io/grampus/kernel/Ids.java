package io.grampus.kernel;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes identifiers and secrets. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private Ids() {}

  /** A fresh identifier: 25 characters of base 36, as Swarm writes its own. */
  public static String fresh() {
    String digits = new BigInteger(1, bytes(16)).toString(36);
    return "0".repeat(25 - digits.length()) + digits;
  }

  /** A secret of 256 random bits in hexadecimal. */
  public static String secret() {
    return HexFormat.of().formatHex(bytes(32));
  }

  /**
   * A code that people type, in groups of four without look-alike letters: {@code K7QF-9WXM-…}.
   *
   * @param groups how many groups; each carries 20 bits
   */
  public static String code(int groups) {
    var code = new StringBuilder();
    for (int i = 0; i < groups * 4; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(CODE_ALPHABET.charAt(RANDOM.nextInt(CODE_ALPHABET.length())));
    }
    return code.toString();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
