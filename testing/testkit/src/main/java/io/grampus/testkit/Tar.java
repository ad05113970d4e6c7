package io.grampus.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Small tar archives (POSIX.1-1988 ustar) for tests. */
public final class Tar {
  private static final int BLOCK = 512;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** An archive without files. */
  public Tar() {}

  /** An archive with one file. */
  public static byte[] of(String path, String content) {
    return new Tar().file(path, content).bytes();
  }

  /** Adds a file. */
  public Tar file(String path, String content) {
    byte[] data = content.getBytes(UTF_8);
    bytes.writeBytes(header(path, data.length));
    bytes.writeBytes(Arrays.copyOf(data, (data.length + BLOCK - 1) / BLOCK * BLOCK));
    return this;
  }

  /** The archive with its end. */
  public byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(bytes.toByteArray());
    whole.writeBytes(new byte[2 * BLOCK]);
    return whole.toByteArray();
  }

  private static byte[] header(String path, int size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, path);
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, String.format(Locale.ROOT, "%011o", size));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o", sum));
    header[154] = 0;
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] ascii = text.getBytes(US_ASCII);
    System.arraycopy(ascii, 0, header, at, ascii.length);
  }

  /** The regular files of an archive, by their paths. */
  public static Map<String, String> files(byte[] archive) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int at = 0; at + BLOCK <= archive.length && archive[at] != 0; ) {
      int size = Integer.parseInt(text(archive, at + 124, 12).strip(), 8);
      char type = (char) archive[at + 156];
      if (type == '0' || type == 0) {
        files.put(text(archive, at, 100), new String(archive, at + BLOCK, size, UTF_8));
      }
      at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
    return files;
  }

  private static String text(byte[] archive, int at, int length) {
    int end = at;
    while (end < at + length && archive[end] != 0) {
      end++;
    }
    return new String(archive, at, end - at, UTF_8);
  }
}
