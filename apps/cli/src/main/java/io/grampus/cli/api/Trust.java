package io.grampus.cli.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom to trust: the one pinned certificate authority of a context. */
public final class Trust {
  private static final int PATIENCE_MS = 10_000;

  private Trust() {}

  /**
   * TLS with servers that a context's authority vouches for.
   *
   * @param pem the authority
   */
  public static SSLContext of(String pem) {
    try {
      return pinned(pem);
    } catch (GeneralSecurityException | IOException e) {
      throw CliException.usage(
          "trust the context's certificate authority", Causes.of(e), "Sign in anew.");
    }
  }

  /** TLS that accepts certificates of this authority only. */
  static SSLContext pinned(String pem) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
    for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
      store.setCertificateEntry("ca" + number++, c);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  /**
   * The authority that the server shows, trusted by nobody yet.
   *
   * @throws CliException when there is no server that speaks TLS
   */
  public static Authority offered(URI url) {
    String tried = "see the certificate of " + url;
    var collector = new Collector();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {collector}, null);
      int port = url.getPort() < 0 ? 443 : url.getPort();
      try (Socket plain = new Socket()) {
        plain.connect(new InetSocketAddress(url.getHost(), port), PATIENCE_MS);
        plain.setSoTimeout(PATIENCE_MS);
        try (SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket(plain, url.getHost(), port, true)) {
          socket.startHandshake();
        }
      }
      return authority(collector.seen.getLast());
    } catch (IOException | GeneralSecurityException e) {
      throw new CliException(
          ExitCode.UNREACHABLE,
          tried,
          Causes.of(e),
          "Check the address and that the server runs: grampus server status.");
    }
  }

  /** SHA-256 of the server's key in base 64; empty when it showed none. */
  static String pin(SSLSession session) {
    try {
      byte[] key = session.getPeerCertificates()[0].getPublicKey().getEncoded();
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (SSLPeerUnverifiedException | NoSuchAlgorithmException e) {
      return "";
    }
  }

  /** Reads an authority's certificate. */
  public static Authority authority(String pem) {
    try {
      var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
      return authority(
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
    } catch (GeneralSecurityException e) {
      throw CliException.usage(
          "read the certificate authority", "it is no PEM certificate", "Give another file.");
    }
  }

  private static Authority authority(X509Certificate certificate) throws GeneralSecurityException {
    byte[] der = certificate.getEncoded();
    String hash =
        HexFormat.ofDelimiter(":")
            .withUpperCase()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END CERTIFICATE-----\n";
    return new Authority(certificate.getSubjectX500Principal().getName(), hash, pem);
  }

  /**
   * A certificate authority.
   *
   * @param fingerprint SHA-256 of the certificate, in pairs of hexadecimal digits
   */
  public record Authority(String subject, String fingerprint, String pem) {
    /** Whether a fingerprint that somebody typed is this one's. */
    public boolean matches(String typed) {
      String bare = typed.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
      return bare.replace(":", "").equals(fingerprint.toLowerCase(Locale.ROOT).replace(":", ""));
    }
  }

  /** Notes the certificates and accepts them, to show them; nothing is sent on that connection. */
  private static final class Collector extends X509ExtendedTrustManager {
    private final List<X509Certificate> seen = new ArrayList<>();

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      seen.addAll(List.of(chain));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      seen.addAll(List.of(chain));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      seen.addAll(List.of(chain));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
