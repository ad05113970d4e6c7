package io.grampus.oci;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Reads a content to its end, and goes on from where it was when the connection breaks. */
final class ResumingInput extends InputStream {
  private final Descriptor blob;
  private final BlobOpener content;
  private final Patience patience;
  private InputStream in;
  private long count;

  /** Failures since something came. */
  private int failures;

  ResumingInput(Descriptor blob, BlobOpener content, Patience patience) throws IOException {
    this.blob = blob;
    this.content = content;
    this.patience = patience;
    this.in = content.open(0);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      try {
        int n = in.read(bytes, offset, length);
        if (n < 0 && count < blob.size()) {
          throw new EOFException(
              "%s ended after %d of %d bytes".formatted(blob.digest(), count, blob.size()));
        }
        count += Math.max(n, 0);
        failures = 0;
        return n;
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        again(e);
      }
    }
  }

  private void again(IOException why) throws IOException {
    IOException last = why;
    while (true) {
      failures++;
      if (failures >= patience.tries()) {
        throw Patience.last(last);
      }
      patience.pause(failures, last);
      try {
        in.close();
        in = content.open(count);
        return;
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
