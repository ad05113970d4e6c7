import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Plays server and engine for an agent that runs, so that its Java can note which classes the agent needs: a control
 * connection, one conversation, measuring, a fresh key. What is said is in {@code libs/node}.
 */
class AgentRehearsal {
  private static final char[] PASSWORD = "rehearsal".toCharArray();
  private static final int PATIENCE = 30_000;
  private static final String OK = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  /** The folder for keys and sockets, then the words that the agent is run by. */
  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[0]);
    KeyStore keys = keys(folder);
    try (var engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        var server = (SSLServerSocket) context(keys).getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path socket = folder.resolve("engine.sock");
      engine.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofPlatform().daemon().start(() -> answer(engine));
      server.setNeedClientAuth(true);
      server.setSoTimeout(PATIENCE);
      Path data = Files.createDirectories(folder.resolve("data"));
      Files.writeString(data.resolve("agent.pem"), pem(keys));
      Files.writeString(
          data.resolve("agent.properties"), "server=https://127.0.0.1:%d\nengine=unix://%s\n".formatted(server.getLocalPort(), socket));
      List<String> command = new ArrayList<>(List.of(words).subList(1, words.length));
      command.addAll(List.of("run", "--data", data.toString()));
      Process agent = new ProcessBuilder(command).inheritIO().start();
      try {
        conduct(server);
      } finally {
        agent.destroy();
        agent.waitFor(PATIENCE, TimeUnit.MILLISECONDS);
      }
    }
  }

  private static void conduct(SSLServerSocket server) throws IOException {
    try (SSLSocket control = accepted(server)) {
      say(control, "{\"says\":\"welcome\",\"version\":\"1\",\"silence\":\"" + PATIENCE + "\"}\n");
      say(control, "{\"says\":\"ping\"}\n");
      await(control, "pong");
      say(control, "{\"says\":\"open\",\"stream\":\"1\"}\n");
      try (SSLSocket stream = accepted(server)) {
        say(stream, "GET /_ping HTTP/1.1\r\nHost: engine\r\n\r\n");
        await(stream, "played");
      }
      String self = "0123456789ab:" + ProcessHandle.current().pid();
      say(control, "{\"says\":\"measure\",\"every\":\"100\",\"containers\":\"" + self + "\"}\n");
      await(control, "measured");
      say(control, "{\"says\":\"renew\"}\n");
      await(control, "renewal");
    }
  }

  private static SSLSocket accepted(SSLServerSocket server) throws IOException {
    var socket = (SSLSocket) server.accept();
    socket.setSoTimeout(PATIENCE);
    await(socket, "\r\n\r\n");
    socket.getOutputStream().write(OK.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** Sends one chunk. */
  private static void say(SSLSocket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Reads until that was said. */
  private static void await(SSLSocket socket, String text) throws IOException {
    InputStream in = socket.getInputStream();
    var said = new StringBuilder();
    while (said.indexOf(text) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the agent ended without " + text + ": " + said);
      }
      said.append((char) next);
    }
  }

  private static void answer(ServerSocketChannel engine) {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nplayed";
    while (true) {
      try (var connection = engine.accept()) {
        connection.read(ByteBuffer.allocate(1024));
        connection.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        connection.read(ByteBuffer.allocate(1));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** One key, whose certificate signs itself, for both sides. */
  private static KeyStore keys(Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool", "-genkeypair"));
    words.addAll(List.of("-alias", "both", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=rehearsal"));
    words.addAll(List.of("-ext", "bc=ca:true", "-storetype", "PKCS12", "-keystore", file.toString()));
    words.addAll(List.of("-storepass", new String(PASSWORD)));
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IOException("keytool made no key");
    }
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException, IOException {
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("both", keys.getCertificate("both"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Key, certificate and authority. */
  private static String pem(KeyStore keys) throws GeneralSecurityException {
    String certificate = block("CERTIFICATE", keys.getCertificate("both").getEncoded());
    return block("PRIVATE KEY", keys.getKey("both", PASSWORD).getEncoded()) + certificate + certificate;
  }

  private static String block(String type, byte[] der) {
    return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type + "-----\n";
  }
}
