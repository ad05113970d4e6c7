package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries with certificates of private authorities. */
@Timeout(60)
class AuthoritiesTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static Path storeFile;
  private static KeyStore store;
  @TempDir Path folders;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    storeFile = folder.resolve("all.p12");
    certificate("ours", "-ext", "bc=ca:true");
    certificate("theirs", "-ext", "bc=ca:true");
    certificate("here", "-signer", "ours", "-ext", "san=ip:127.0.0.1");
    certificate("elsewhere", "-signer", "ours", "-ext", "san=dns:registry.example");
    store = KeyStore.getInstance(storeFile.toFile(), PASSWORD);
  }

  private static void certificate(String name, String... more) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> words = new ArrayList<>(List.of(keytool.toString(), "-genkeypair"));
    words.addAll(List.of("-alias", name, "-dname", "CN=" + name, "-keyalg", "EC"));
    words.addAll(List.of("-keystore", storeFile.toString(), "-storepass", "changeit"));
    words.addAll(List.of(more));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static String pem(String name) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(store.getCertificate(name).getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** A registry that only says that it is one. */
  private static SSLServerSocket serve(String name) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(name, store.getKey(name, PASSWORD), PASSWORD, store.getCertificateChain(name));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    var address = InetAddress.getByName("127.0.0.1");
    var socket = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 10, address);
    Thread.ofVirtual().start(() -> answer(socket));
    return socket;
  }

  private static void answer(SSLServerSocket socket) {
    while (!socket.isClosed()) {
      try (var call = (SSLSocket) socket.accept();
          InputStream in = call.getInputStream()) {
        if (in.read() >= 0) {
          call.getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                      .getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException refused) {
        // a client that does not trust it
      }
    }
  }

  private void ping(SSLServerSocket registry) throws IOException {
    String name = name(registry);
    var options = RegistryClient.Options.usual().with(Patience.none());
    try (var client =
        RegistryClient.of(name, options.trusting(Authorities.of(name, folders).context()))) {
      client.ping();
    }
  }

  private IOException failure(SSLServerSocket registry) {
    return catchThrowableOfType(IOException.class, () -> ping(registry));
  }

  private static String name(SSLServerSocket registry) {
    return "127.0.0.1:" + registry.getLocalPort();
  }

  private Path put(String registry, String file, String text) throws IOException {
    Path folder = Files.createDirectories(folders.resolve(registry));
    return Files.writeString(folder.resolve(file), text);
  }

  @Test
  void anAuthorityInTheFolderOfTheRegistryIsTrusted() throws Exception {
    try (SSLServerSocket registry = serve("here")) {
      put(name(registry), "theirs.crt", pem("theirs"));
      put("127.0.0.1:1", "ca.crt", pem("ours"));
      Authorities before = Authorities.of(name(registry), folders);
      assertThat(before.advice(failure(registry)).orElseThrow())
          .endsWith("put the certificate of its authority into " + before.folder() + "/ca.crt");
      put(name(registry), "ours.crt", pem("ours"));
      ping(registry);
      assertThat(Authorities.of(name(registry), folders)).isNotEqualTo(before);
    }
  }

  @Test
  void theCertificateHasToBeForTheHostAllTheSame() throws Exception {
    try (SSLServerSocket registry = serve("elsewhere")) {
      put(name(registry), "ca.crt", pem("ours"));
      IOException failure = failure(registry);
      assertThat(failure).hasMessageContaining("127.0.0.1");
      assertThat(Authorities.of(name(registry), folders).advice(failure)).isEmpty();
    }
  }

  @Test
  void whomJavaTrustsIsTrustedStill() throws Exception {
    Path java = folders.resolve("java.p12");
    KeyStore usual = KeyStore.getInstance("PKCS12");
    usual.load(null, null);
    usual.setCertificateEntry("ours", store.getCertificate("ours"));
    try (var out = Files.newOutputStream(java);
        SSLServerSocket registry = serve("here")) {
      usual.store(out, PASSWORD);
      System.setProperty(TRUST_STORE, java.toString());
      System.setProperty(TRUST_STORE + "Password", "changeit");
      put(name(registry), "theirs.crt", pem("theirs"));
      assertThatCode(() -> ping(registry)).doesNotThrowAnyException();
    } finally {
      System.clearProperty(TRUST_STORE);
      System.clearProperty(TRUST_STORE + "Password");
    }
  }

  @Test
  void whatIsNoCertificateIsToldAndTheOthersCount() throws Exception {
    Path damaged = put("registry.example", "a.crt", pem("ours").replace("MII", "NNN"));
    Path empty = put("registry.example", "b.crt", "");
    Path nothing = Files.createDirectory(empty.resolveSibling("c.crt"));
    put("registry.example", "d.crt", pem("ours") + pem("theirs"));
    put("registry.example", "client.cert", "not asked for");
    Authorities read = Authorities.of("registry.example", folders);
    assertThat(read.certificates())
        .isEqualTo(List.of(store.getCertificate("ours"), store.getCertificate("theirs")));
    assertThat(read.unread()).hasSize(3);
    assertThat(read.unread().get(0))
        .startsWith(damaged + ": no certificate could be read from it: ");
    assertThat(read.unread().get(1))
        .isEqualTo(empty + ": no certificate could be read from it: it holds none");
    assertThat(read.unread().get(2)).startsWith(nothing + ": ");
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example, registry.example, 1",
    "registry.example, registry.example:443, 1",
    "registry.example:443, registry.example, 1",
    "registry.example:443, registry.example:443, 1",
    "registry.example, registry.example:5000, 0",
    "registry.example:5000, registry.example, 0",
    "[::1]:5000, [::1]:5000, 1",
    "[::1], [::1]:443, 1",
  })
  void portsHaveFoldersOfTheirOwnAndHttpsNeedsNone(String registry, String folder, int found)
      throws Exception {
    put(folder, "ca.crt", pem("ours"));
    Authorities read = Authorities.of(registry, folders);
    assertThat(read.certificates()).hasSize(found);
    assertThat(read.folder()).isEqualTo(folders.resolve(registry));
  }
}
