package io.grampus.testkit;

import io.grampus.kernel.FrameSink;
import io.grampus.kernel.StreamClosedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the frames it is sent, and fails for what are no whole frames. */
public final class RecordingFrames implements FrameSink {
  private static final int HEADER = 8;

  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final List<Runnable> whenClosed = new CopyOnWriteArrayList<>();
  private volatile boolean open = true;

  /** Takes everything at once. */
  public RecordingFrames() {}

  /** One frame. */
  public record Frame(int output, String text) {}

  public List<Frame> frames() {
    return frames;
  }

  /** What was written to that output, one frame after the other. */
  public String text(int output) {
    return String.join(
        "", frames.stream().filter(f -> f.output() == output).map(Frame::text).toList());
  }

  /** The client leaves. */
  public void leave() {
    open = false;
    whenClosed.forEach(Runnable::run);
  }

  @Override
  public void send(ByteBuffer rest) {
    if (!open) {
      throw new StreamClosedException();
    }
    while (rest.hasRemaining()) {
      int output = rest.get(rest.position());
      byte[] text = new byte[rest.getInt(rest.position() + HEADER / 2)];
      rest.position(rest.position() + HEADER).get(text);
      frames.add(new Frame(output, new String(text, StandardCharsets.UTF_8)));
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void onClose(Runnable action) {
    whenClosed.add(action);
  }
}
