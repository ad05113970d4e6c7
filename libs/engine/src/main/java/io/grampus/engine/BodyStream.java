package io.grampus.engine;

import io.grampus.wire.Response;
import java.io.FilterInputStream;
import java.io.IOException;

/** The body of an answer; closing it lets go of the answer. */
final class BodyStream extends FilterInputStream {
  private final Response response;

  BodyStream(Response response) {
    super(response.body());
    this.response = response;
  }

  @Override
  public void close() throws IOException {
    response.close();
  }
}
