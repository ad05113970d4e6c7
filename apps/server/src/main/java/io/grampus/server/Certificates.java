package io.grampus.server;

import io.grampus.kernel.CertificateAuthority;
import io.grampus.kernel.Clock;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The certificate authority made at first start, and the server's certificate that it signs. */
final class Certificates implements CertificateAuthority {
  private static final Duration RENEW_BEFORE = Duration.ofDays(60);

  private final Path folder;
  private final Path authorityFile;
  private final Path authorityKey;
  private final Path serverFile;
  private final Path serverKey;
  private final Set<String> names;
  private final Clock clock;

  Certificates(DataFolder data, String listen, Clock clock) {
    this.folder = data.path().resolve("ca");
    this.authorityFile = folder.resolve("ca.crt");
    this.authorityKey = folder.resolve("ca.key");
    this.serverFile = folder.resolve("server.crt");
    this.serverKey = folder.resolve("server.key");
    this.names = names(listen);
    this.clock = clock;
  }

  /** The names and addresses that the server is reached by. */
  Set<String> names() {
    return names;
  }

  /** The key and chain to serve with, made or renewed when needed. */
  KeyStore serve() {
    try {
      DataFolder.make(folder);
      if (!Files.exists(authorityFile)) {
        KeyPair keys = CertificateIssuer.keys();
        Pem.write(authorityKey, keys.getPrivate());
        Pem.write(authorityFile, new CertificateIssuer(clock.now()).authority(keys));
      }
      X509Certificate authority = Pem.certificate(authorityFile);
      if (due(authority)) {
        KeyPair keys = CertificateIssuer.keys();
        PrivateKey signer = Pem.key(authorityKey);
        var issuer = new CertificateIssuer(clock.now());
        Pem.write(serverKey, keys.getPrivate());
        Pem.write(serverFile, issuer.server(keys.getPublic(), names, authority, signer));
      }
      return keyStore(Pem.key(serverKey), Pem.certificate(serverFile), authority);
    } catch (IOException e) {
      throw new ProblemException(DataFolder.explain(folder, e), e);
    } catch (GeneralSecurityException e) {
      String but = "they are damaged (" + e.getMessage() + ")";
      throw new ProblemException(new StartProblem.Certificate(folder.toString(), but), e);
    }
  }

  Path authority() {
    return authorityFile;
  }

  @Override
  public X509Certificate certificate() {
    try {
      return Pem.certificate(authorityFile);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  @Override
  public X509Certificate issue(PublicKey key, String name, String unit, Duration lasts) {
    try {
      PrivateKey signer = Pem.key(authorityKey);
      var subject = CertificateIssuer.subject(name, unit);
      return new CertificateIssuer(clock.now())
          .client(key, subject, lasts, Pem.certificate(authorityFile), signer);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  private ProblemException unusable(Exception e) {
    String but = "they cannot be used (" + e.getMessage() + ")";
    return new ProblemException(new StartProblem.Certificate(folder.toString(), but), e);
  }

  /** Whether the server's certificate is missing, about to expire, or for other names. */
  boolean due() {
    try {
      return due(Pem.certificate(authorityFile));
    } catch (IOException | GeneralSecurityException e) {
      return true;
    }
  }

  private boolean due(X509Certificate authority) throws IOException {
    if (!Files.exists(serverFile) || !Files.exists(serverKey)) {
      return true;
    }
    try {
      X509Certificate server = Pem.certificate(serverFile);
      server.verify(authority.getPublicKey());
      return server.getNotAfter().toInstant().minus(RENEW_BEFORE).isBefore(clock.now())
          || !alternatives(server).containsAll(names);
    } catch (GeneralSecurityException e) {
      return true;
    }
  }

  private static Set<String> alternatives(X509Certificate certificate)
      throws GeneralSecurityException {
    Collection<List<?>> all =
        Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
    return all.stream().map(a -> String.valueOf(a.get(1))).collect(Collectors.toSet());
  }

  private static Set<String> names(String listen) {
    Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", literal("::1")));
    try {
      names.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      // a machine without a name is reached by address
    }
    if (!listen.equals("0.0.0.0") && !listen.equals("::")) {
      names.add(listen.matches("[0-9.]+") || listen.contains(":") ? literal(listen) : listen);
    }
    return names;
  }

  private static String literal(String address) {
    return InetAddress.ofLiteral(address).getHostAddress();
  }

  private static KeyStore keyStore(
      PrivateKey key, X509Certificate server, X509Certificate authority)
      throws GeneralSecurityException, IOException {
    // it never leaves memory, where PKCS12 would only cost 20,000 rounds of a key derivation
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, new char[0]);
    // whose certificates clients may show
    store.setCertificateEntry("ca", authority);
    store.setKeyEntry("server", key, new char[0], new Certificate[] {server, authority});
    return store;
  }
}
