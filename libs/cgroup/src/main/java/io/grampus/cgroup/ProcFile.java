package io.grampus.cgroup;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of one small kernel file, read into a buffer that is used again. For one thread.
 *
 * <p>Thousands of these are read in a second, so it parses numbers where they stand.
 */
final class ProcFile {
  private byte[] bytes = new byte[8192];
  private int length;

  /** Either of the ways to read a file. */
  private interface Source {
    int read(byte[] bytes, int from, int most) throws IOException;
  }

  /** Reads the whole file; false when it cannot be read. */
  boolean load(String path) {
    try (var in = new FileInputStream(path)) {
      load(in::read, false);
      return true;
    } catch (IOException e) {
      length = 0;
      return false;
    }
  }

  /** Reads what is left of an open file of a control group. */
  void load(RandomAccessFile file) throws IOException {
    load(file::read, true);
  }

  /**
   * @param whole whether one read gives all that fits, as files of control groups do; others give
   *     some lines at a time
   */
  private void load(Source in, boolean whole) throws IOException {
    length = 0;
    int n = in.read(bytes, 0, bytes.length);
    while (n > 0) {
      length += n;
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      } else if (whole) {
        return;
      }
      n = in.read(bytes, length, bytes.length - length);
    }
  }

  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** The number that the file begins with; otherwise {@code none}, as for {@code max}. */
  long number(long none) {
    return length > 0 && isDigit(bytes[0]) ? numberAt(0) : none;
  }

  /** The number after the key at the beginning of a line; zero when there is no such line. */
  long field(String key) {
    for (int at = 0; at < length; at = nextLine(at)) {
      if (startsWith(at, key) && at + key.length() < length && bytes[at + key.length()] == ' ') {
        return numberAt(at + key.length() + 1);
      }
    }
    return 0;
  }

  /** The number after the key and any blanks, as in {@code /proc/meminfo}. */
  long amount(String key) {
    for (int at = 0; at < length; at = nextLine(at)) {
      if (startsWith(at, key)) {
        return numberAt(skipBlanks(at + key.length()));
      }
    }
    return 0;
  }

  /** The sum of the numbers that follow a word such as {@code rbytes=} anywhere. */
  long sumAfter(String word) {
    long sum = 0;
    for (int at = 0; at + word.length() < length; at++) {
      if (startsWith(at, word)) {
        sum += numberAt(at + word.length());
      }
    }
    return sum;
  }

  /** Of each line but the first two the name and two columns of {@code /proc/PID/net/dev}. */
  long[] trafficWithoutLoopback() {
    long received = 0;
    long sent = 0;
    for (int at = nextLine(nextLine(0)); at < length; at = nextLine(at)) {
      int colon = at;
      while (colon < length && bytes[colon] != ':' && bytes[colon] != '\n') {
        colon++;
      }
      if (colon < length && bytes[colon] == ':' && !isLoopback(at, colon)) {
        int column = skipBlanks(colon + 1);
        received += numberAt(column);
        for (int i = 0; i < 8; i++) {
          column = skipBlanks(skipWord(column));
        }
        sent += numberAt(column);
      }
    }
    return new long[] {received, sent};
  }

  private boolean isLoopback(int from, int colon) {
    int name = skipBlanks(from);
    return colon - name == 2 && bytes[name] == 'l' && bytes[name + 1] == 'o';
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < length && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  private int skipWord(int from) {
    int at = from;
    while (at < length && bytes[at] > ' ') {
      at++;
    }
    return at;
  }

  private int nextLine(int from) {
    int at = from;
    while (at < length && bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  private boolean startsWith(int at, String word) {
    if (at + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private long numberAt(int from) {
    long value = 0;
    for (int at = from; at < length && isDigit(bytes[at]); at++) {
      value = value * 10 + (bytes[at] - '0');
    }
    return value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
