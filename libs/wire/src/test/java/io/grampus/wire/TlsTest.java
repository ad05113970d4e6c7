package io.grampus.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS 1.3 with certificates on both sides, and the half-close that exec needs. */
@Timeout(60)
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static SSLContext known;
  private static SSLContext stranger;
  private HttpListener listener;
  private int port;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    KeyStore ours = certificate(folder.resolve("ours.p12"));
    known = context(ours, ours);
    stranger = context(certificate(folder.resolve("other.p12")), ours);
  }

  private static KeyStore certificate(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String[] command = {
      keytool,
      "-genkeypair",
      "-alias",
      "a",
      "-keyalg",
      "EC",
      "-dname",
      "CN=test",
      "-ext",
      "san=ip:127.0.0.1",
      "-storepass",
      "changeit",
      "-keystore",
      file.toString()
    };
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(process.waitFor())
        .as(new String(process.getInputStream().readAllBytes(), UTF_8))
        .isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext context(KeyStore identity, KeyStore trusted)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(identity, PASSWORD);
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("a", trusted.getCertificate("a"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @BeforeEach
  void listen() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    listener = HttpListener.mutualTls(any, known, TlsTest::echo);
    port = ((InetSocketAddress) listener.address()).getPort();
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private static void echo(Exchange exchange) throws IOException {
    if (!exchange.request().wantsUpgrade()) {
      exchange.respond(200, Fields.none(), exchange.body().readAllBytes());
      return;
    }
    Connection raw = exchange.upgrade(new ResponseHead(101, Fields.of("Upgrade", "tcp")));
    ByteBuffer buffer = ByteBuffer.allocate(100_000);
    while (raw.read(buffer) >= 0) {
      raw.write(buffer.flip());
      buffer.clear();
    }
    raw.write(ByteBuffer.wrap("end".getBytes(UTF_8)));
    raw.shutdownOutput();
  }

  @Test
  void carriesRequests() throws IOException {
    try (WireClient client =
            new WireClient(Transport.tls("127.0.0.1", port, known), Timeouts.usual());
        Response response =
            client.send(
                new Request("POST", "/", Fields.none(), new Body.Stream(out -> out.write('x'))))) {
      assertThat(response.body().readAllBytes()).isEqualTo(new byte[] {'x'});
    }
  }

  @Test
  void losesNothingThatComesAfterAHalfClose() throws Exception {
    byte[] sent = new byte[5_000_000];
    new Random(1).nextBytes(sent);
    Fields fields = Fields.of("Connection", "Upgrade").and("Upgrade", "tcp");
    try (WireClient client =
        new WireClient(Transport.tls("127.0.0.1", port, known), Timeouts.usual())) {
      Request request = new Request("POST", "/exec", fields, Body.none());
      try (Connection raw = client.send(request).takeOver()) {
        Thread writer =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    raw.write(ByteBuffer.wrap(sent));
                    raw.shutdownOutput();
                  } catch (IOException e) {
                    raw.close();
                  }
                });
        ByteBuffer got = ByteBuffer.allocate(sent.length + 100);
        while (raw.read(got) >= 0) {
          // until the server ends its half
        }
        writer.join();
        got.flip();
        assertThat(got.slice(0, sent.length)).isEqualTo(ByteBuffer.wrap(sent));
        assertThat(got.remaining()).isEqualTo(sent.length + 3);
      }
    }
  }

  @Test
  void refusesAClientThatItDoesNotKnow() {
    try (WireClient client =
        new WireClient(Transport.tls("127.0.0.1", port, stranger), Timeouts.usual())) {
      assertThatThrownBy(() -> client.send(Request.of("GET", "/")).close())
          .isInstanceOf(WireException.class)
          .hasMessageContaining("GET / at tls://127.0.0.1:" + port);
    }
  }

  @Test
  void refusesAServerOfAnotherName() {
    try (WireClient client =
        new WireClient(Transport.tls("localhost", port, known), Timeouts.usual())) {
      assertThatThrownBy(() -> client.send(Request.of("GET", "/")).close())
          .isInstanceOfSatisfying(
              WireException.class,
              e -> assertThat(e.reason()).isEqualTo(WireException.Reason.REFUSED));
    }
  }
}
