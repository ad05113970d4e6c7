package io.grampus.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The body of a message on its way out. Nothing is held back: each write is on the wire when the
 * call returns, as one chunk where the framing has chunks. Closing ends the body, not the
 * connection.
 */
public abstract sealed class BodyOutput extends OutputStream {
  final Connection connection;
  private boolean ended;

  private BodyOutput(Connection connection) {
    this.connection = connection;
  }

  static BodyOutput of(Framing framing, Connection connection) {
    return switch (framing) {
      case Framing.None _ -> new Silent(connection);
      case Framing.Length(long bytes) -> new Counted(connection, bytes);
      case Framing.Chunked _ -> new Chunks(connection);
      case Framing.UntilEnd _ -> new Rest(connection);
    };
  }

  abstract void send(ByteBuffer bytes) throws IOException;

  abstract void finish(Fields trailers) throws IOException;

  /** Whether the body is complete. */
  public boolean ended() {
    return ended;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    write(ByteBuffer.wrap(bytes, offset, length));
  }

  /** Writes all that remains, as one chunk where the framing has chunks. */
  public void write(ByteBuffer bytes) throws IOException {
    if (ended) {
      throw new IOException("the body is complete");
    }
    if (bytes.hasRemaining()) {
      send(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    end(Fields.none());
  }

  /** Ends the body, with these trailers where the framing has them. */
  public void end(Fields trailers) throws IOException {
    if (!ended) {
      ended = true;
      finish(trailers);
    }
  }

  /** The answer to a HEAD, whose body is thrown away. */
  private static final class Silent extends BodyOutput {
    Silent(Connection connection) {
      super(connection);
    }

    @Override
    void send(ByteBuffer bytes) {
      bytes.position(bytes.limit());
    }

    @Override
    void finish(Fields trailers) {}
  }

  private static final class Counted extends BodyOutput {
    private long left;

    Counted(Connection connection, long bytes) {
      super(connection);
      this.left = bytes;
    }

    @Override
    void send(ByteBuffer bytes) throws IOException {
      if (bytes.remaining() > left) {
        throw new IOException("the body is longer than its Content-Length");
      }
      left -= bytes.remaining();
      connection.write(bytes);
    }

    @Override
    void finish(Fields trailers) throws IOException {
      if (left > 0) {
        connection.close();
        throw new IOException("the body is shorter than its Content-Length by " + left + " bytes");
      }
    }
  }

  private static final class Rest extends BodyOutput {
    Rest(Connection connection) {
      super(connection);
    }

    @Override
    void send(ByteBuffer bytes) throws IOException {
      connection.write(bytes);
    }

    @Override
    void finish(Fields trailers) throws IOException {
      connection.shutdownOutput();
    }
  }

  private static final class Chunks extends BodyOutput {
    private static final int JOIN_BELOW = 32 * 1024;

    Chunks(Connection connection) {
      super(connection);
    }

    @Override
    void send(ByteBuffer bytes) throws IOException {
      byte[] size = WireBuffer.latin1(Integer.toHexString(bytes.remaining()) + "\r\n");
      if (bytes.remaining() < JOIN_BELOW) {
        ByteBuffer whole = ByteBuffer.allocate(size.length + bytes.remaining() + 2);
        connection.write(whole.put(size).put(bytes).put((byte) '\r').put((byte) '\n').flip());
      } else {
        connection.write(ByteBuffer.wrap(size));
        connection.write(bytes);
        connection.write(ByteBuffer.wrap(new byte[] {'\r', '\n'}));
      }
    }

    @Override
    void finish(Fields trailers) throws IOException {
      StringBuilder end = new StringBuilder("0\r\n");
      HeadText.append(end, trailers);
      connection.write(ByteBuffer.wrap(WireBuffer.latin1(end)));
    }
  }
}
