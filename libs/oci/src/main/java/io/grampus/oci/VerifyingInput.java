package io.grampus.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Ends with an error when the content was not what its descriptor says. */
final class VerifyingInput extends FilterInputStream {
  private final Descriptor expected;
  private final MessageDigest hash;
  private long read;
  private boolean checked;

  VerifyingInput(InputStream in, Descriptor expected) {
    super(in);
    this.expected = expected;
    this.hash = expected.digest().algorithm().hash();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    if (n >= 0) {
      hash.update(bytes, offset, n);
      read += n;
      if (read > expected.size()) {
        throw new OciException(
            expected.digest() + " is longer than the " + expected.size() + " bytes that it has");
      }
    } else if (!checked) {
      checked = true;
      check();
    }
    return n;
  }

  private void check() throws IOException {
    if (read < expected.size()) {
      throw new java.io.EOFException(
          "%s ended after %d of %d bytes".formatted(expected.digest(), read, expected.size()));
    }
    Digest found = Digest.finish(expected.digest().algorithm(), hash);
    if (!found.equals(expected.digest())) {
      throw new OciException("what came as " + expected.digest() + " is " + found);
    }
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("what is skipped is not checked");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
