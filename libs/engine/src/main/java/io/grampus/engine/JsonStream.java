package io.grampus.engine;

import io.grampus.wire.Response;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A stream of JSON objects, one a line. */
final class JsonStream<T> implements EngineStream<T> {
  // thousands of them wait for a line now and then
  private static final int BUFFER = 1024;
  private static final int MAX_LINE = 16 * 1024 * 1024;

  private final Calls calls;
  private final Response response;
  private final InputStream in;
  private final Function<ObjectNode, T> as;
  private @Nullable T next;
  private boolean ended;
  private volatile boolean closed;

  JsonStream(Calls calls, Response response, Function<ObjectNode, T> as) {
    this.calls = calls;
    this.response = response;
    this.in = new BufferedInputStream(response.body(), BUFFER);
    this.as = as;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = read();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public T next() {
    T value = hasNext() ? next : null;
    if (value == null) {
      throw new NoSuchElementException("the stream has ended");
    }
    next = null;
    return value;
  }

  private @Nullable T read() {
    try {
      for (byte[] line = line(); line != null; line = line()) {
        if (line.length > 0) {
          JsonNode node = Json.MAPPER.readTree(line);
          if (node instanceof ObjectNode object) {
            return as.apply(object);
          }
        }
      }
      close();
      return null;
    } catch (IOException | JacksonException e) {
      if (closed) {
        return null;
      }
      close();
      throw calls.broken(response, e);
    }
  }

  private byte @Nullable [] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return strip(line);
      }
      if (line.size() == MAX_LINE) {
        throw new IOException("a line of the stream is longer than " + MAX_LINE + " bytes");
      }
      line.write(c);
    }
    return line.size() == 0 ? null : strip(line);
  }

  private static byte[] strip(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] <= ' ') {
      end--;
    }
    return end == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, end);
  }

  @Override
  public void close() {
    closed = true;
    response.close();
  }
}
