package io.grampus.engine;

import io.grampus.wire.Response;
import java.io.FilterInputStream;
import java.io.IOException;

/** The body of an answer; its failures name the request, and closing it lets go of the answer. */
final class BodyStream extends FilterInputStream {
  private final Calls calls;
  private final Response response;

  BodyStream(Calls calls, Response response) {
    super(response.body());
    this.calls = calls;
    this.response = response;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      // still an IOException, as readers of streams expect, but one that names the request
      throw new IOException(calls.broken(response, e).getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    response.close();
  }
}
