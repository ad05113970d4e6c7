package io.grampus.containers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes log lines as the JSON of {@link LoggedLine}, without making objects of plain ones. */
final class LogRenderer {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String NO_TIME = "1970-01-01T00:00:00Z";

  private LogRenderer() {}

  static byte[] render(String stream, String stamp, byte[] line) {
    var out = new ByteArrayOutputStream(line.length + 80);
    ascii(out, "{\"stream\":\"");
    ascii(out, stream);
    ascii(out, "\",\"time\":\"");
    ascii(out, stamp.isEmpty() ? NO_TIME : stamp);
    ascii(out, "\",\"line\":\"");
    escape(out, isAscii(line) ? line : wellFormed(line));
    ascii(out, "\"}");
    return out.toByteArray();
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

  private static void escape(ByteArrayOutputStream out, byte[] line) {
    int plain = 0;
    for (int i = 0; i < line.length; i++) {
      byte b = line[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < 0x20) || b == 0x7f) {
        out.write(line, plain, i - plain);
        escape(out, b);
        plain = i + 1;
      }
    }
    out.write(line, plain, line.length - plain);
  }

  private static void escape(ByteArrayOutputStream out, byte b) {
    if (b == '"' || b == '\\') {
      out.write('\\');
      out.write(b);
    } else {
      ascii(out, "\\u00");
      out.write(HEX[b >> 4]);
      out.write(HEX[b & 15]);
    }
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.write(bytes, 0, bytes.length);
  }
}
