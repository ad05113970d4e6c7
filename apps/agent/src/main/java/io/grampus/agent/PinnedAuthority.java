package io.grampus.agent;

import io.grampus.node.JoinCode;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts a server whose authority has the fingerprint of the join code, and nobody else. */
final class PinnedAuthority extends X509ExtendedTrustManager {
  private final String fingerprint;
  private final AtomicReference<@Nullable X509Certificate> seen = new AtomicReference<>();

  PinnedAuthority(String fingerprint) {
    this.fingerprint = fingerprint;
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
      for (TrustManager usual : Credentials.trusting(last).getTrustManagers()) {
        if (usual instanceof X509TrustManager manager) {
          manager.checkServerTrusted(chain, type);
        }
      }
      seen.set(last);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException(e);
    }
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
