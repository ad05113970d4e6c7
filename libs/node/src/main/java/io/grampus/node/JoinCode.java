package io.grampus.node;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lets a machine in: a secret that works once, and the fingerprint of the authority, by which
 * the machine knows that it speaks to the server that the code came from.
 *
 * @param fingerprint SHA-256 of the authority's certificate, in hexadecimal
 */
public record JoinCode(String secret, String fingerprint) {
  private static final Pattern SHAPE = Pattern.compile("([0-9a-z]{25})-([0-9a-f]{64})");

  /** Reads what {@link #toString} wrote; empty when it is no code. */
  public static Optional<JoinCode> parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new JoinCode(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The fingerprint of an authority. */
  public static String fingerprint(X509Certificate authority) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(authority.getEncoded());
    return HexFormat.of().formatHex(digest);
  }

  @Override
  public String toString() {
    return secret + "-" + fingerprint;
  }
}
