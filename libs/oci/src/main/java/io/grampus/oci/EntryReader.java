package io.grampus.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Reads the entries of a tar within a budget. Headers are read into memory by whoever understands
 * them, so that they may not be long.
 */
final class EntryReader implements AutoCloseable {
  /** Of one entry with all that precedes it: names, and extended attributes of 64 KiB each. */
  private static final long LONGEST_HEADER = 2L << 20;

  private static final int PIECE = 1 << 16;
  private static final int RECORD = 512;
  private static final Set<Byte> FILES =
      Set.of(
          TarConstants.LF_NORMAL,
          TarConstants.LF_OLDNORM,
          TarConstants.LF_CONTIG,
          TarConstants.LF_GNUTYPE_SPARSE);

  private final Metered metered;
  private final TarArchiveInputStream tar;
  private final UnpackBudget budget;
  private final byte[] piece = new byte[PIECE];

  EntryReader(InputStream tar, UnpackBudget budget) {
    this.metered = new Metered(tar, budget);
    this.tar = new TarArchiveInputStream(metered, StandardCharsets.UTF_8.name());
    this.budget = budget;
  }

  /** Whether it is a regular file; the entry's own isFile is also true of links. */
  static boolean isFile(TarArchiveEntry entry) {
    return FILES.contains(entry.getLinkFlag()) && !entry.isDirectory();
  }

  /** The next entry; what was not read of the one before is skipped. */
  Optional<TarArchiveEntry> next() throws IOException {
    drain();
    metered.begin();
    try {
      Optional<TarArchiveEntry> next = Optional.ofNullable(tar.getNextEntry());
      if (next.isPresent()) {
        budget.entry();
      }
      return next;
    } catch (IllegalArgumentException e) {
      throw new OciException("the tar is damaged: " + e.getMessage(), e);
    } finally {
      metered.end();
    }
  }

  /** Writes the content of the entry. */
  void copy(OutputStream out) throws IOException {
    for (int n = tar.read(piece); n >= 0; n = tar.read(piece)) {
      budget.written(n);
      out.write(piece, 0, n);
    }
  }

  /** The content of the entry, which is short. */
  byte[] bytes(int most) throws IOException {
    byte[] bytes = tar.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new OciException("it has more than " + most + " bytes");
    }
    return bytes;
  }

  private void drain() throws IOException {
    if (tar.getCurrentEntry() != null) {
      copy(OutputStream.nullOutputStream());
    }
  }

  /** Reads what follows the last entry, since it counts for the digest. */
  void finish() throws IOException {
    while (metered.read(piece, 0, PIECE) >= 0) {
      // only read
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  /** Counts, and lets only so much through. */
  private static final class Metered extends FilterInputStream {
    private final UnpackBudget budget;
    private long allowed = Long.MAX_VALUE;
    private long count;
    private boolean headers;

    Metered(InputStream in, UnpackBudget budget) {
      super(in);
      this.budget = budget;
    }

    /** While a header is read. */
    void begin() {
      headers = true;
      allowed = LONGEST_HEADER;
    }

    /** While a content is read. */
    void end() {
      headers = false;
      allowed = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length > 0 && allowed <= 0) {
        throw new OciException("an entry has a header of more than " + LONGEST_HEADER + " bytes");
      }
      int wanted = (int) Math.min(length, Math.max(allowed, 0));
      int n = super.read(bytes, offset, wanted);
      if (n < 0 && headers) {
        n = fill(bytes, offset, wanted);
      }
      allowed -= Math.max(n, 0);
      count += Math.max(n, 0);
      budget.read(Math.max(n, 0));
      return n;
    }

    /** Some, such as umoci, leave out what fills the last record; others read that too. */
    private int fill(byte[] bytes, int offset, int length) {
      int missing = (int) ((RECORD - count % RECORD) % RECORD);
      if (missing == 0 || count < RECORD) {
        return -1;
      }
      int n = Math.min(missing, length);
      Arrays.fill(bytes, offset, offset + n, (byte) 0);
      return n;
    }

    @Override
    public long skip(long count) throws IOException {
      byte[] skipped = new byte[(int) Math.min(count, PIECE)];
      return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
