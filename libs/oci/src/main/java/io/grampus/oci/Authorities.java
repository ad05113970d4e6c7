package io.grampus.oci;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a registry's certificate may be of, besides the authorities that Java trusts.
 *
 * <p>They lie where Docker has them: in {@code *.crt} in a folder with the registry's name, {@code
 * HOST:PORT}, or {@code HOST} where the port is 443.
 *
 * @param folder where they belong, whether it is there or not
 * @param certificates the authorities that are there
 * @param unread what is there and is none, each file with what is wrong with it
 * @see <a href="https://docs.docker.com/engine/security/certificates/">Docker's folders</a>
 */
public record Authorities(Path folder, List<X509Certificate> certificates, List<String> unread) {
  /** Where Docker has the folders of all registries. */
  public static final Path DOCKERS = Path.of("/etc/docker/certs.d");

  private static final String HTTPS = ":443";
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");

  /**
   * Reads what is there now.
   *
   * @param registry as it stands in a {@link Reference}
   * @param folders where the folders of all registries are
   */
  public static Authorities of(String registry, Path folders) {
    List<X509Certificate> certificates = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (String name : names(registry)) {
      for (Path file : files(folders.resolve(name), unread)) {
        try {
          certificates.addAll(read(file));
        } catch (IOException | CertificateException e) {
          unread.add(file + ": " + reason(e));
        }
      }
    }
    return new Authorities(
        folders.resolve(registry), List.copyOf(certificates), List.copyOf(unread));
  }

  private static List<String> names(String registry) {
    if (registry.endsWith(HTTPS)) {
      return List.of(registry, registry.substring(0, registry.length() - HTTPS.length()));
    }
    return PORT.matcher(registry).find() ? List.of(registry) : List.of(registry, registry + HTTPS);
  }

  private static Iterable<Path> files(Path folder, List<String> unread) {
    var files = new TreeSet<Path>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.crt")) {
      found.forEach(files::add);
    } catch (NoSuchFileException none) {
      // most registries need none
    } catch (IOException e) {
      unread.add(folder + ": " + reason(e));
    }
    return files;
  }

  private static List<X509Certificate> read(Path file) throws IOException, CertificateException {
    var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
    List<X509Certificate> read =
        CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (read.isEmpty()) {
      throw new CertificateException("it holds none");
    }
    return read;
  }

  private static String reason(Exception e) {
    return switch (e) {
      case AccessDeniedException _ -> "it may not be read";
      case CertificateException _ -> "no certificate could be read from it: " + e.getMessage();
      default -> String.valueOf(e);
    };
  }

  /** TLS that trusts them and whom Java trusts; names of hosts are checked as always. */
  public SSLContext context() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate authority : certificates) {
        store.setCertificateEntry("own" + number++, authority);
      }
      for (X509Certificate authority : usual()) {
        store.setCertificateEntry("usual" + number++, authority);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusting(store).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static List<X509Certificate> usual() throws GeneralSecurityException {
    return Stream.of(trusting(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  /** Whoever is in the store, or whom Java trusts where there is none. */
  private static TrustManagerFactory trusting(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  /** What to do about a connection that failed since nobody who is trusted vouches for it. */
  public Optional<String> advice(IOException failure) {
    boolean untrusted =
        Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(CertPathBuilderException.class::isInstance);
    String also = unread.isEmpty() ? "" : "; not read: " + String.join("; ", unread);
    return untrusted
        ? Optional.of(
            "nobody who is trusted here vouches for its certificate; put the certificate of its authority into %s%s"
                .formatted(folder.resolve("ca.crt"), also))
        : Optional.empty();
  }
}
