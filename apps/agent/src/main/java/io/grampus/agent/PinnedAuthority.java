package io.grampus.agent;

import io.grampus.node.JoinCode;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts a server whose authority has the fingerprint of the join code, and nobody else. */
final class PinnedAuthority extends X509ExtendedTrustManager {
  private final String fingerprint;
  private final Optional<InstantSource> clock;
  private final AtomicReference<@Nullable X509Certificate> seen = new AtomicReference<>();

  private PinnedAuthority(String fingerprint, Optional<InstantSource> clock) {
    this.fingerprint = fingerprint;
    this.clock = clock;
  }

  /** Trusts certificates while they are good, by that clock. */
  static PinnedAuthority inTime(String fingerprint, InstantSource clock) {
    return new PinnedAuthority(fingerprint, Optional.of(clock));
  }

  /** Trusts certificates whatever their dates: for asking the time, and for nothing else. */
  static PinnedAuthority atAnyTime(String fingerprint) {
    return new PinnedAuthority(fingerprint, Optional.empty());
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** The authority, once a connection has been made. */
  X509Certificate authority() throws IOException {
    X509Certificate authority = seen.get();
    if (authority == null) {
      throw new IOException("the server has shown no certificate");
    }
    return authority;
  }

  private void check(X509Certificate[] chain, String type) throws CertificateException {
    X509Certificate last = chain[chain.length - 1];
    try {
      if (!JoinCode.fingerprint(last).equals(fingerprint)) {
        throw new CertificateException("the server is not the one that the join code came from");
      }
      for (TrustManager usual : trusting(last, chain[0].getNotAfter()).getTrustManagers()) {
        if (usual instanceof X509TrustManager manager) {
          manager.checkServerTrusted(chain, type);
        }
      }
      if (clock.isPresent()) {
        chain[0].checkValidity(Date.from(clock.get().instant()));
      }
      seen.set(last);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
  }

  /** What the JDK checks of a chain, as of that date: the clock's is looked at by itself. */
  private static TrustManagerFactory trusting(X509Certificate authority, Date at)
      throws GeneralSecurityException {
    var anchors = Set.of(new TrustAnchor(authority, null));
    var parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
    parameters.setRevocationEnabled(false);
    parameters.setDate(at);
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    return factory;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("an agent has no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("an agent has no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("an agent has no clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
