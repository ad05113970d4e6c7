package io.grampus.agent;

import io.grampus.node.JoinCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** What the agent shows to the server, and what it knows the server by. */
record Credentials(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private static final int TICKETS = 16;

  static KeyPair freshKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has the curve P-256", e);
    }
  }

  static String spki(KeyPair keys) {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** Reads the certificate that the server made for the keys. */
  static Credentials of(KeyPair keys, String certificate, X509Certificate authority)
      throws IOException {
    try {
      X509Certificate read = certificate(Base64.getDecoder().decode(certificate));
      read.verify(authority.getPublicKey());
      if (!read.getPublicKey().equals(keys.getPublic())) {
        throw new IOException("the certificate that the server sent is for another key");
      }
      return new Credentials(keys.getPrivate(), read, authority);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the certificate that the server sent cannot be used", e);
    }
  }

  static Credentials parse(String pem) throws IOException {
    List<byte[]> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(pem);
    while (matcher.find()) {
      blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
    }
    if (blocks.size() != 3) {
      throw new IOException("it does not hold a key and two certificates");
    }
    try {
      var spec = new PKCS8EncodedKeySpec(blocks.get(0));
      return new Credentials(
          KeyFactory.getInstance("EC").generatePrivate(spec),
          certificate(blocks.get(1)),
          certificate(blocks.get(2)));
    } catch (GeneralSecurityException e) {
      throw new IOException("what it holds is damaged", e);
    }
  }

  /** Key, certificate and authority, in one text so that they cannot come apart. */
  String pem() throws IOException {
    try {
      return block("PRIVATE KEY", key.getEncoded())
          + block("CERTIFICATE", certificate.getEncoded())
          + block("CERTIFICATE", authority.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException("a certificate has no encoding", e);
    }
  }

  private static String block(String type, byte[] der) {
    var base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    String begin = "-----BEGIN " + type + "-----\n";
    return begin + base64.encodeToString(der) + "\n-----END " + type + "-----\n";
  }

  private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }

  /** What the authority is known by. */
  String fingerprint() {
    try {
      return JoinCode.fingerprint(authority);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the authority's certificate has no fingerprint", e);
    }
  }

  /** For connections to the server, with the certificate that says who this agent is. */
  SSLContext context(PinnedAuthority trust) {
    try {
      KeyStore own = KeyStore.getInstance("JKS");
      own.load(null, new char[0]);
      own.setKeyEntry("agent", key, new char[0], new Certificate[] {certificate, authority});
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
      // each connection brings tickets for the next one, of which the newest are enough
      context.getClientSessionContext().setSessionCacheSize(TICKETS);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the credentials cannot be used", e);
    }
  }
}
