package io.grampus.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The PEM files of a TLS client: whom it trusts, and who it is. */
public final class TlsFiles {
  private final @Nullable Path authority;
  private final @Nullable Path certificate;
  private final @Nullable Path key;
  private final boolean skipVerify;

  private TlsFiles(
      @Nullable Path authority,
      @Nullable Path certificate,
      @Nullable Path key,
      boolean skipVerify) {
    this.authority = authority;
    this.certificate = certificate;
    this.key = key;
    this.skipVerify = skipVerify;
  }

  /** No client certificate, and the certificate authorities that the JDK trusts. */
  public static TlsFiles none() {
    return new TlsFiles(null, null, null, false);
  }

  /** {@code ca.pem}, {@code cert.pem} and {@code key.pem}, as far as they are in the directory. */
  public static TlsFiles in(Path directory, boolean skipVerify) {
    return new TlsFiles(
        present(directory.resolve("ca.pem")),
        present(directory.resolve("cert.pem")),
        present(directory.resolve("key.pem")),
        skipVerify);
  }

  private static @Nullable Path present(Path file) {
    return Files.exists(file) ? file : null;
  }

  /** The certificate authority's file; without it the JDK's authorities count. */
  public Optional<Path> authority() {
    return Optional.ofNullable(authority);
  }

  /** The client's certificate and its chain. */
  public Optional<Path> certificate() {
    return Optional.ofNullable(certificate);
  }

  /** The client's key. */
  public Optional<Path> key() {
    return Optional.ofNullable(key);
  }

  /** Whether any certificate is accepted, as {@code docker --tls} does without verify. */
  public boolean skipVerify() {
    return skipVerify;
  }

  /** A context of these files; a file that cannot be used is an AddressException. */
  public SSLContext context() {
    return Pem.context(this);
  }
}
