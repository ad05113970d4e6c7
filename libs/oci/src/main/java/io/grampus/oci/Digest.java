package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a content for good: an algorithm and the hash, written {@code sha256:…} (OCI image
 * spec, descriptor.md "Digests").
 *
 * @param hex the hash in lower-case hexadecimal, as long as the algorithm's
 */
public record Digest(Algorithm algorithm, String hex) implements Comparable<Digest> {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
  private static final int PIECE = 1 << 16;

  /** The registered algorithms. */
  public enum Algorithm {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private final String word;
    private final String java;
    private final int length;

    Algorithm(String word, String java, int length) {
      this.word = word;
      this.java = java;
      this.length = length;
    }

    /** As it stands before the colon. */
    public String word() {
      return word;
    }

    /** A fresh hash to feed. */
    public MessageDigest hash() {
      try {
        return MessageDigest.getInstance(java);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has " + java, e);
      }
    }
  }

  /**
   * @throws OciException of an impossible hash
   */
  public Digest {
    if (hex.length() != algorithm.length || !HEX.matcher(hex).matches()) {
      throw new OciException(
          "\"%s:%s\" is no digest: %s has %d digits 0-9 and a-f"
              .formatted(algorithm.word, hex, algorithm.word, algorithm.length));
    }
  }

  /**
   * Reads {@code sha256:…} or {@code sha512:…}.
   *
   * @throws OciException when it is neither
   */
  public static Digest parse(String text) {
    for (Algorithm algorithm : Algorithm.values()) {
      if (text.startsWith(algorithm.word + ":")) {
        return new Digest(algorithm, text.substring(algorithm.word.length() + 1));
      }
    }
    throw new OciException("\"" + text + "\" is no digest: it begins with sha256: or sha512:");
  }

  /** The SHA-256 of the bytes. */
  public static Digest of(byte[] bytes) {
    MessageDigest hash = Algorithm.SHA256.hash();
    hash.update(bytes);
    return finish(Algorithm.SHA256, hash);
  }

  /** The SHA-256 of all that the stream still has. */
  public static Digest of(InputStream in) throws IOException {
    MessageDigest hash = Algorithm.SHA256.hash();
    byte[] piece = new byte[PIECE];
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      hash.update(piece, 0, n);
    }
    return finish(Algorithm.SHA256, hash);
  }

  /** What a fed hash comes to; the hash starts anew. */
  public static Digest finish(Algorithm algorithm, MessageDigest hash) {
    return new Digest(algorithm, HexFormat.of().formatHex(hash.digest()));
  }

  /** Whether the bytes are what this digest names. */
  public boolean names(byte[] bytes) {
    MessageDigest hash = algorithm.hash();
    hash.update(bytes);
    return finish(algorithm, hash).equals(this);
  }

  @Override
  public int compareTo(Digest other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return algorithm.word + ":" + hex;
  }
}
