package io.grampus.server;

import io.grampus.kernel.FrameSink;
import io.grampus.kernel.LogFrame;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Docker's multiplexed stream to one client; a quiet one sends frames with nothing in them. */
final class FrameStream extends LiveAnswer implements FrameSink {
  FrameStream(Exchange exchange, Duration keepAlive) {
    super(exchange, MEDIA_TYPE, LogFrame.of(LogFrame.STDOUT, ""), keepAlive);
    watch();
  }

  @Override
  public void send(ByteBuffer frames) {
    write(frames);
  }

  @Override
  void fail(byte[] problem) {
    send(ByteBuffer.wrap(LogFrame.of(LogFrame.TROUBLE, problem)));
  }
}
