package io.grampus.cli.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Docker's multiplexed stream (Docker Engine API, "ContainerAttach"): frames of an eight byte
 * header, with the output's number and the length, and what was written there.
 */
public final class FrameReader implements AutoCloseable {
  public static final int STDOUT = 1;
  public static final int STDERR = 2;
  static final String MEDIA_TYPE = "application/vnd.docker.multiplexed-stream";
  private static final int TROUBLE = 3;
  private static final int HEADER = 8;
  private static final int SIZE = 64 * 1024;
  private static final int LARGEST = 64 * 1024 * 1024;

  private final String tried;
  private final InputStream in;
  private byte[] buffer = new byte[SIZE];
  private int begin;
  private int end;

  FrameReader(String tried, InputStream in) {
    this.tried = tried;
    this.in = in;
  }

  /** A piece of one output; its bytes last until the next is read. */
  @SuppressWarnings("ArrayRecordComponent") // a view of the buffer, never compared
  public record Frame(int output, byte[] buffer, int from, int length) {}

  /**
   * Blocks for the next frame; empty at the end of the stream.
   *
   * @throws CliException when the connection breaks, or the server tells a problem
   */
  public Optional<Frame> next() {
    try {
      if (!holds(HEADER)) {
        return Optional.empty();
      }
      int output = buffer[begin];
      int length = ByteBuffer.wrap(buffer).getInt(begin + HEADER / 2);
      if (length < 0 || length > LARGEST) {
        throw new IOException("what came is no multiplexed stream");
      }
      if (!holds(HEADER + length)) {
        throw new EOFException("it ended within a line");
      }
      var frame = new Frame(output, buffer, begin + HEADER, length);
      begin += HEADER + length;
      if (output == TROUBLE) {
        throw trouble(frame);
      }
      return Optional.of(frame);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.UNREACHABLE, tried, "the connection broke: " + Causes.of(e), "Try again.");
    }
  }

  /** Whether some of what follows is there already, so that the next is hardly waited for. */
  public boolean isReady() {
    try {
      return end > begin || in.available() > 0;
    } catch (IOException e) {
      // the next frame tells
      return false;
    }
  }

  /** Reads until so many bytes are there; false when the stream ended before the first. */
  private boolean holds(int wanted) throws IOException {
    if (begin + wanted > buffer.length) {
      makeRoom(wanted);
    }
    while (end - begin < wanted) {
      int n = in.read(buffer, end, buffer.length - end);
      if (n < 0 && end == begin) {
        return false;
      }
      if (n < 0) {
        throw new EOFException("it ended within a line");
      }
      end += n;
    }
    return true;
  }

  private void makeRoom(int wanted) {
    byte[] to = wanted > buffer.length ? new byte[Math.max(wanted, 2 * buffer.length)] : buffer;
    System.arraycopy(buffer, begin, to, 0, end - begin);
    buffer = to;
    end -= begin;
    begin = 0;
  }

  private CliException trouble(Frame frame) {
    byte[] bytes = Arrays.copyOfRange(frame.buffer, frame.from, frame.from + frame.length);
    try {
      return Problems.read(JsonMapper.shared().readTree(bytes), 500);
    } catch (JacksonException e) {
      String said = new String(bytes, StandardCharsets.UTF_8);
      return new CliException(ExitCode.PROBLEM, tried, said, "Look into the server's log.");
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // it is to end anyway
    }
  }
}
