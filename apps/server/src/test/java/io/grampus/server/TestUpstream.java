package io.grampus.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Digest;
import io.grampus.oci.ManifestDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A registry that only reads; it can be slow, lie, refuse, and end. */
final class TestUpstream implements AutoCloseable {
  /** What it does wrong. */
  enum Fault {
    NONE,
    REFUSES,
    TIRED,
    BREAKS,
    LIES
  }

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
  private final Map<String, ManifestDocument> manifests = new ConcurrentHashMap<>();
  private final HttpServer server;
  volatile Fault fault = Fault.NONE;
  volatile CountDownLatch held = new CountDownLatch(0);

  /** One without TLS. */
  TestUpstream(int port) throws IOException {
    this(HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100));
  }

  private TestUpstream(HttpServer server) {
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v2/", this::serve);
    server.start();
  }

  /** One with TLS, by a key and the certificates of an authority. */
  static TestUpstream withTls(KeyStore store) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new TestUpstream(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  Descriptor blob(byte[] bytes) {
    Descriptor blob = Descriptor.of("application/octet-stream", bytes);
    blobs.put(blob.digest().toString(), bytes);
    return blob;
  }

  void manifest(String tag, ManifestDocument document) {
    manifests.put(tag, document);
    manifests.put(document.digest().toString(), document);
  }

  /** How often such a thing was fetched. */
  long fetched(Digest digest) {
    return asked.stream()
        .filter(a -> a.startsWith("GET ") && a.endsWith(digest.toString()))
        .count();
  }

  private void serve(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    asked.add(call.getRequestMethod() + " " + path);
    String name = path.substring(path.lastIndexOf('/') + 1);
    try (call) {
      switch (fault) {
        case REFUSES -> empty(call, 403);
        case TIRED -> empty(call, 429);
        default -> {
          if (path.contains("/blobs/")) {
            blob(call, blobs.get(name));
          } else {
            manifest(call, manifests.get(name));
          }
        }
      }
    }
  }

  private static void empty(HttpExchange call, int status) throws IOException {
    call.sendResponseHeaders(status, -1);
  }

  private static void manifest(HttpExchange call, ManifestDocument document) throws IOException {
    if (document == null) {
      empty(call, 404);
      return;
    }
    call.getResponseHeaders().add("Content-Type", document.mediaType());
    call.getResponseHeaders().add("Docker-Content-Digest", document.digest().toString());
    boolean head = call.getRequestMethod().equals("HEAD");
    call.sendResponseHeaders(200, head ? -1 : document.bytes().length);
    if (!head) {
      call.getResponseBody().write(document.bytes());
    }
  }

  private void blob(HttpExchange call, byte[] bytes) throws IOException {
    if (bytes == null) {
      empty(call, 404);
      return;
    }
    if (call.getRequestMethod().equals("HEAD")) {
      call.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
      empty(call, 200);
      return;
    }
    String range = call.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    byte[] content = bytes.clone();
    if (fault == Fault.LIES) {
      content[content.length - 1] ^= 1;
    }
    call.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
    OutputStream body = call.getResponseBody();
    int half = fault == Fault.BREAKS && range == null ? content.length / 2 : content.length;
    body.write(Arrays.copyOfRange(content, from, Math.max(from, half / 2)));
    body.flush();
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    if (half < content.length) {
      throw new IOException("it breaks");
    }
    body.write(Arrays.copyOfRange(content, Math.max(from, half / 2), half));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
