package io.grampus.wire;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request, its body on a second thread: an engine may answer before it has read the body,
 * and progress is to be read while the body is still under way.
 */
final class BodySender {
  private static final int BUFFER = 64 * 1024;

  private final HttpConnection connection;
  private final Request request;
  private volatile @Nullable Throwable sourceFailure;

  BodySender(HttpConnection connection, Request request) {
    this.connection = connection;
    this.request = request;
  }

  void start(String host) throws IOException {
    RequestHead head = request.head(host);
    switch (request.body()) {
      case Body.None _ -> connection.write(head);
      case Body.Bytes(byte[] bytes) -> connection.write(HeadText.of(head), bytes);
      case Body.Stream(Body.Writer writer) -> {
        connection.write(head);
        start(new Framing.Chunked(), writer);
      }
      case Body.Sized(long length, Body.Writer writer) -> {
        connection.write(head);
        start(new Framing.Length(length), writer);
      }
    }
  }

  private void start(Framing framing, Body.Writer writer) {
    Thread.ofVirtual().name("wire-body " + request).start(() -> send(framing, writer));
  }

  private void send(Framing framing, Body.Writer writer) {
    BodyOutput body = connection.bodyOutput(framing);
    SourceOutput out = new SourceOutput(body);
    try {
      OutputStream buffered = new BufferedOutputStream(out, BUFFER);
      writer.writeTo(buffered);
      buffered.flush();
      out.end();
    } catch (IOException | RuntimeException e) {
      // a peer that answered early and stopped reading is no failure: its answer says what is wrong
      if (!out.sinkFailed()) {
        sourceFailure = e;
        connection.close();
      }
    }
  }

  Request request() {
    return request;
  }

  IOException reasonOr(IOException e) {
    Throwable cause = sourceFailure;
    return cause == null
        ? e
        : new IOException("the body to send could not be read: " + cause.getMessage(), cause);
  }

  /** Tells a failing peer from a failing source. */
  private static final class SourceOutput extends OutputStream {
    private final BodyOutput body;
    private volatile boolean sinkFailed;

    SourceOutput(BodyOutput body) {
      this.body = body;
    }

    boolean sinkFailed() {
      return sinkFailed;
    }

    void end() throws IOException {
      try {
        body.close();
      } catch (IOException e) {
        sinkFailed = true;
        throw e;
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        body.write(bytes, offset, length);
      } catch (IOException e) {
        sinkFailed = true;
        throw e;
      }
    }
  }
}
