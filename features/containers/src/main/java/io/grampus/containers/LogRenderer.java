package io.grampus.containers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes log lines as the JSON of {@link LoggedLine}, without making objects of plain ones. */
final class LogRenderer {
  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final byte[] STREAM = ascii("{\"stream\":\"");
  private static final byte[] TIME = ascii("\",\"time\":\"");
  private static final byte[] LINE = ascii("\",\"line\":\"");
  private static final byte[] END = ascii("\"}");
  private static final String NO_TIME = "1970-01-01T00:00:00Z";
  private static final int LONGEST_ESCAPE = 6;

  private LogRenderer() {}

  static byte[] render(String stream, String stamp, byte[] line) {
    byte[] name = ascii(stream);
    byte[] time = ascii(stamp.isEmpty() ? NO_TIME : stamp);
    byte[] text = isAscii(line) ? line : wellFormed(line);
    int around = STREAM.length + TIME.length + LINE.length + END.length;
    int most = around + name.length + time.length + text.length + escapes(text) * LONGEST_ESCAPE;
    ByteBuffer out = ByteBuffer.allocate(most);
    out.put(STREAM).put(name).put(TIME).put(time).put(LINE);
    escape(out, text);
    out.put(END);
    return out.hasRemaining() ? Arrays.copyOf(out.array(), out.position()) : out.array();
  }

  private static boolean isAscii(byte[] line) {
    for (byte b : line) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] wellFormed(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  private static int escapes(byte[] line) {
    int count = 0;
    for (byte b : line) {
      if (isEscaped(b)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isEscaped(byte b) {
    return b == '"' || b == '\\' || (b >= 0 && b < 0x20) || b == 0x7f;
  }

  private static void escape(ByteBuffer out, byte[] line) {
    int plain = 0;
    for (int i = 0; i < line.length; i++) {
      if (isEscaped(line[i])) {
        out.put(line, plain, i - plain);
        escape(out, line[i]);
        plain = i + 1;
      }
    }
    out.put(line, plain, line.length - plain);
  }

  private static void escape(ByteBuffer out, byte b) {
    out.put((byte) '\\');
    if (b == '"' || b == '\\') {
      out.put(b);
    } else {
      out.put((byte) 'u').put((byte) '0').put((byte) '0').put(HEX[b >> 4]).put(HEX[b & 15]);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
