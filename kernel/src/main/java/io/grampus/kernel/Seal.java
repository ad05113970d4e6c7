package io.grampus.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must not lie readable in the database, by AES-256 in Galois/Counter Mode; what is
 * closed begins with its nonce.
 */
public final class Seal {
  /** The bytes of a key. */
  public static final int KEY = 32;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  /**
   * @param key {@link #KEY} bytes
   */
  public Seal(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** A fresh key. */
  static byte[] key() {
    byte[] key = new byte[KEY];
    RANDOM.nextBytes(key);
    return key;
  }

  /**
   * Encrypts it.
   *
   * @param about what it belongs to; it opens with the same words only
   */
  public byte[] close(String about, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(plain);
      byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE, sealed.length);
      return both;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  /** What was closed; empty when that was with another key, about something else, or changed. */
  public Optional<byte[]> open(String about, byte[] both) {
    if (both.length < NONCE) {
      return Optional.empty();
    }
    try {
      byte[] sealed = Arrays.copyOfRange(both, NONCE, both.length);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE), about);
      return Optional.of(cipher.doFinal(sealed));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  /**
   * A secret that follows from the key, and tells nothing of it (RFC 5869).
   *
   * @param about what it is for; other words give another one
   * @return {@link #KEY} bytes
   */
  byte[] derive(String about) {
    try {
      byte[] info = about.getBytes(StandardCharsets.UTF_8);
      var spec = HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, KEY);
      return KDF.getInstance("HKDF-SHA256").deriveData(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
