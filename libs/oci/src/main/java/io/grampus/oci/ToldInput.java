package io.grampus.oci;

import io.grampus.oci.BundleOptions.UnpackProgress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how much of a content was read. */
final class ToldInput extends FilterInputStream {
  private static final int PIECE = 1 << 16;

  private final long all;
  private final UnpackProgress progress;
  private long count;

  ToldInput(InputStream in, long all, UnpackProgress progress) {
    super(in);
    this.all = all;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    count += Math.max(n, 0);
    progress.at(count, all);
    return n;
  }

  @Override
  public long skip(long count) throws IOException {
    return Math.max(0, read(new byte[(int) Math.min(count, PIECE)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
