package io.grampus.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Runs commands in a container by nothing but wire, and checks what comes back. */
final class ExecClient implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"Id\":\"(\\w+)\"");
  private static final Fields JSON = Fields.of("Content-Type", "application/json");
  private final WireClient client;
  private final String container;

  ExecClient(Path socket, String container) {
    this.client = new WireClient(Transport.unix(socket), Timeouts.usual());
    this.container = container;
  }

  /** What came back: how much, and its checksum. */
  record Result(long bytes, long checksum) {}

  private static Body json(String text) {
    return new Body.Bytes(text.getBytes(UTF_8));
  }

  String call(String method, String path, String body) throws IOException {
    Request request =
        new Request(method, "/v1.41" + path, JSON, body.isEmpty() ? Body.none() : json(body));
    try (Response response = client.send(request)) {
      String text = new String(response.body().readAllBytes(), UTF_8);
      if (response.status() >= 400) {
        throw new IOException(request + " answered " + response.status() + ": " + text);
      }
      return text;
    }
  }

  /** Sends so many bytes to the shell command and reads all of its stdout. */
  Result run(String command, byte[] piece, int pieces) throws IOException {
    String made =
        call(
            "POST",
            "/containers/" + container + "/exec",
            "{\"AttachStdin\":true,\"AttachStdout\":true,\"AttachStderr\":true,"
                + "\"Cmd\":[\"sh\",\"-c\",\""
                + command
                + "\"]}");
    Matcher id = ID.matcher(made);
    if (!id.find()) {
      throw new IOException("no id in " + made);
    }
    Request start =
        new Request(
            "POST",
            "/v1.41/exec/" + id.group(1) + "/start",
            JSON.and("Connection", "Upgrade").and("Upgrade", "tcp"),
            json("{\"Detach\":false,\"Tty\":false}"));
    try (Response response = client.send(start)) {
      if (response.status() != 101) {
        throw new IOException("exec start answered " + response.status());
      }
      try (Connection raw = response.takeOver()) {
        Thread.ofVirtual().start(() -> send(raw, piece, pieces));
        return read(raw);
      }
    }
  }

  private static void send(Connection raw, byte[] piece, int pieces) {
    try {
      for (int i = 0; i < pieces; i++) {
        raw.write(ByteBuffer.wrap(piece));
      }
      raw.shutdownOutput();
    } catch (IOException e) {
      raw.close();
    }
  }

  private static Result read(Connection raw) throws IOException {
    DataInputStream in = new DataInputStream(new In(raw));
    CRC32 checksum = new CRC32();
    byte[] header = new byte[8];
    byte[] payload = new byte[64 * 1024];
    long bytes = 0;
    while (in.readNBytes(header, 0, 8) == 8) {
      int left = ByteBuffer.wrap(header).getInt(4);
      while (left > 0) {
        int n = in.read(payload, 0, Math.min(left, payload.length));
        if (n < 0) {
          throw new IOException("cut inside of a frame after " + bytes + " bytes");
        }
        checksum.update(payload, 0, n);
        bytes += n;
        left -= n;
      }
    }
    return new Result(bytes, checksum.getValue());
  }

  private static final class In extends InputStream {
    private final Connection raw;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(128 * 1024).limit(0);

    In(Connection raw) {
      this.raw = raw;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (!buffer.hasRemaining()) {
        int n = raw.read(buffer.clear());
        buffer.flip();
        if (n < 0) {
          return -1;
        }
      }
      int n = Math.min(length, buffer.remaining());
      buffer.get(bytes, offset, n);
      return n;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
