package io.grampus.server;

import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An agent of another version: shows a real agent's certificate and says what it likes. */
record AgentPeer(int port, Path credentials) {
  /** What the server answers to a first line. */
  record Answer(int status, String line) {}

  Answer hello(String line) throws Exception {
    var until = new CountDownLatch(1);
    var body =
        new Body.Stream(out -> {
          out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          out.flush();
          try {
            until.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    var request = new Request("POST", "/agent/v1/control", Fields.none(), body);
    var transport = Transport.tlsAnyName("127.0.0.1", port, context());
    try (var client = new WireClient(transport, Timeouts.usual());
        Response answer = client.send(request)) {
      var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      return new Answer(answer.status(), String.valueOf(lines.readLine()));
    } finally {
      until.countDown();
    }
  }

  private SSLContext context() throws Exception {
    String[] blocks = Files.readString(credentials).split("-----END [A-Z ]+-----\n");
    var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(blocks[0])));
    var factory = CertificateFactory.getInstance("X.509");
    Certificate own = factory.generateCertificate(new ByteArrayInputStream(der(blocks[1])));
    Certificate authority = factory.generateCertificate(new ByteArrayInputStream(der(blocks[2])));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    store.setKeyEntry("agent", key, new char[0], new Certificate[] {own, authority});
    store.setCertificateEntry("ca", authority);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static byte[] der(String block) {
    return Base64.getMimeDecoder().decode(block.replaceAll("-----BEGIN [A-Z ]+-----", ""));
  }
}
