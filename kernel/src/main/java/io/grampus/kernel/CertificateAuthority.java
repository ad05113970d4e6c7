package io.grampus.kernel;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;

/** The server's own certificate authority, which its clients and nodes trust. */
public interface CertificateAuthority {
  /** What all other certificates of the server are verified by. */
  X509Certificate certificate();

  /**
   * Signs a certificate for a client, which no server can show.
   *
   * @param name the subject's common name: letters, digits, dots and dashes
   * @param unit the subject's organisational unit, which tells what the certificate is for
   */
  X509Certificate issue(PublicKey key, String name, String unit, Duration lasts);
}
