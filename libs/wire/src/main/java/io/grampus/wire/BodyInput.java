package io.grampus.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * The body of a message. One read never crosses the end of a chunk, so that a copy can keep the
 * chunks as they came.
 */
public abstract sealed class BodyInput extends InputStream {
  private static final int MAX_CHUNK_LINE = 256;
  private static final int MAX_CHUNK_OVERHEAD = 16 * 1024;

  final WireBuffer buffer;
  private boolean ended;

  private BodyInput(WireBuffer buffer) {
    this.buffer = buffer;
  }

  static BodyInput of(Framing framing, WireBuffer buffer) {
    return switch (framing) {
      case Framing.None _ -> new Counted(buffer, 0);
      case Framing.Length(long bytes) -> new Counted(buffer, bytes);
      case Framing.Chunked _ -> new Chunks(buffer);
      case Framing.UntilEnd _ -> new Rest(buffer);
    };
  }

  /** Reads into the target; -1 at the end of the body. */
  abstract int readSome(ByteBuffer target) throws IOException;

  /** The fields after the last chunk; none before the end, and none for other framings. */
  public Fields trailers() {
    return Fields.none();
  }

  /** Whether the whole body has been read. */
  public boolean ended() {
    return ended;
  }

  /** Whether some of what follows has arrived that nobody has read yet. */
  public boolean isReady() {
    return !ended && !buffer.isEmpty();
  }

  /** Whether all bytes were read though nobody has asked for the end yet. */
  boolean drained() {
    return ended;
  }

  /** Reads what is left, if it is not much; true when the end was reached. */
  boolean skipRest(int most) throws IOException {
    ByteBuffer sink = ByteBuffer.allocate(8 * 1024);
    for (int skipped = 0; skipped <= most; skipped += sink.position()) {
      if (read(sink.clear()) < 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return length == 0 ? 0 : read(ByteBuffer.wrap(bytes, offset, length));
  }

  /** Reads at least one byte into the target; -1 at the end of the body. */
  public int read(ByteBuffer target) throws IOException {
    if (ended) {
      return -1;
    }
    int n = readSome(target);
    if (n < 0) {
      ended = true;
    }
    return n;
  }

  static int readAtMost(WireBuffer from, ByteBuffer target, long most) throws IOException {
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + most));
    try {
      int n = from.read(target);
      if (n < 0) {
        throw new EOFException("the peer closed the connection in the middle of a body");
      }
      return n;
    } finally {
      target.limit(limit);
    }
  }

  private static final class Counted extends BodyInput {
    private long left;

    Counted(WireBuffer buffer, long bytes) {
      super(buffer);
      this.left = bytes;
    }

    @Override
    boolean drained() {
      return left == 0;
    }

    @Override
    int readSome(ByteBuffer target) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = readAtMost(buffer, target, left);
      left -= n;
      return n;
    }
  }

  private static final class Rest extends BodyInput {
    Rest(WireBuffer buffer) {
      super(buffer);
    }

    @Override
    int readSome(ByteBuffer target) throws IOException {
      return buffer.read(target);
    }
  }

  /** RFC 9112 section 7.1. */
  private static final class Chunks extends BodyInput {
    private long left;
    private boolean inside;
    private long overhead;
    private Fields trailers = Fields.none();

    Chunks(WireBuffer buffer) {
      super(buffer);
    }

    @Override
    public Fields trailers() {
      return trailers;
    }

    /** The end of line after a chunk tells of nothing that follows. */
    @Override
    public boolean isReady() {
      int ofThisChunk = inside && left == 0 ? 2 : 0;
      return super.isReady() && buffer.size() > ofThisChunk;
    }

    @Override
    int readSome(ByteBuffer target) throws IOException {
      if (left == 0 && !nextChunk()) {
        return -1;
      }
      int n = readAtMost(buffer, target, left);
      left -= n;
      return n;
    }

    private boolean nextChunk() throws IOException {
      if (inside && !buffer.line(0).isEmpty()) {
        throw new MalformedHttpException("a chunk is longer than it says");
      }
      inside = true;
      String line = buffer.line(MAX_CHUNK_LINE);
      left = size(line);
      // many tiny chunks with long extensions cost more to read than they carry
      overhead = Math.max(0, overhead + line.length() + 4 - 16 - 2 * Math.min(left, 1 << 20));
      if (overhead > MAX_CHUNK_OVERHEAD) {
        throw new MalformedHttpException("the chunk extensions are too long");
      }
      if (left > 0) {
        return true;
      }
      trailers = new HeadReader(buffer).trailers();
      return false;
    }

    private static long size(String line) throws MalformedHttpException {
      int end = 0;
      long size = 0;
      while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
        size = size << 4 | Character.digit(line.charAt(end), 16);
        end++;
      }
      if (end == 0 || end > 15) {
        throw new MalformedHttpException("a chunk size is not a number");
      }
      String extension = line.substring(end);
      if (!extension.isEmpty() && extension.charAt(0) != ';') {
        throw new MalformedHttpException("a chunk size is followed by something else");
      }
      if (!Syntax.isFieldValue(extension)) {
        throw new MalformedHttpException("a chunk extension contains control characters");
      }
      return size;
    }
  }
}
