package io.grampus.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A connection that speaks HTTP/1.1, on either side. It is itself a {@link Connection}: after an
 * upgrade, read and write go on right behind the head.
 */
public final class HttpConnection implements Connection {
  private static final int BUFFER = 64 * 1024;

  private final Connection connection;
  private final WireBuffer buffer;
  private volatile long restingSince;

  /** Speaks HTTP on a fresh connection. */
  public HttpConnection(Connection connection) {
    this.connection = connection;
    this.buffer = new WireBuffer(connection, BUFFER);
  }

  /** Blocks until the peer has sent something; false when it has ended its half instead. */
  public boolean awaitBytes() throws IOException {
    return buffer.fill();
  }

  /** Reads the head of a request. */
  public RequestHead readRequest() throws IOException {
    return new HeadReader(buffer).request();
  }

  /** Reads the head of a response. */
  public ResponseHead readResponse() throws IOException {
    return new HeadReader(buffer).response();
  }

  /** The body that follows a head of that framing. */
  public BodyInput body(Framing framing) {
    return BodyInput.of(framing, buffer);
  }

  /** Sends the head of a request. */
  public void write(RequestHead head) throws IOException {
    write(ByteBuffer.wrap(WireBuffer.latin1(HeadText.of(head))));
  }

  /** Sends the head of a response. */
  public void write(ResponseHead head) throws IOException {
    write(ByteBuffer.wrap(WireBuffer.latin1(HeadText.of(head))));
  }

  /** Sends a head and a short body in one packet. */
  void write(String head, byte[] body) throws IOException {
    byte[] text = WireBuffer.latin1(head);
    write(ByteBuffer.allocate(text.length + body.length).put(text).put(body).flip());
  }

  /** The place for a body of that framing. */
  public BodyOutput bodyOutput(Framing framing) {
    return BodyOutput.of(framing, connection);
  }

  boolean hasUnread() {
    return !buffer.isEmpty();
  }

  /** Told when the connection is put aside for a later exchange. */
  void rest() {
    buffer.rest();
    restingSince = System.nanoTime();
  }

  /** How long it has been put aside. */
  Duration rested() {
    return Duration.ofNanos(System.nanoTime() - restingSince);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return buffer.read(target);
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    connection.write(source);
  }

  @Override
  public void shutdownOutput() throws IOException {
    connection.shutdownOutput();
  }

  @Override
  public String peer() {
    return connection.peer();
  }

  @Override
  public void close() {
    connection.close();
  }
}
