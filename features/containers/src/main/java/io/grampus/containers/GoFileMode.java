package io.grampus.containers;

/** Translates file modes of Go's {@code io/fs.FileMode}, which the engine sends, to Unix's. */
final class GoFileMode {
  private static final long DIRECTORY = 1L << 31;
  private static final long SYMLINK = 1L << 27;
  private static final long DEVICE = 1L << 26;
  private static final long NAMED_PIPE = 1L << 25;
  private static final long SOCKET = 1L << 24;
  private static final long SETUID = 1L << 23;
  private static final long SETGID = 1L << 22;
  private static final long CHARACTER_DEVICE = 1L << 21;
  private static final long STICKY = 1L << 20;

  private GoFileMode() {}

  /** As {@code stat} tells it: 100644 is a file, 40755 a directory. */
  static String octal(long mode) {
    long bits = type(mode) | (mode & 0777);
    bits |= has(mode, SETUID) ? 04000 : 0;
    bits |= has(mode, SETGID) ? 02000 : 0;
    bits |= has(mode, STICKY) ? 01000 : 0;
    return Long.toOctalString(bits);
  }

  private static long type(long mode) {
    if (has(mode, DIRECTORY)) {
      return 0040000;
    }
    if (has(mode, SYMLINK)) {
      return 0120000;
    }
    if (has(mode, CHARACTER_DEVICE)) {
      return 0020000;
    }
    if (has(mode, DEVICE)) {
      return 0060000;
    }
    if (has(mode, NAMED_PIPE)) {
      return 0010000;
    }
    return has(mode, SOCKET) ? 0140000 : 0100000;
  }

  private static boolean has(long mode, long bit) {
    return (mode & bit) != 0;
  }
}
