package io.grampus.engine;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Wraps the older key encodings into PKCS #8 (RFC 5208), the one that the JDK reads. */
final class Der {
  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final byte[] RSA = {
    6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };
  private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int PARAMETERS = 0xa0;

  private Der() {}

  static byte[] pkcs8OfRsa(byte[] pkcs1) {
    return tagged(SEQUENCE, VERSION_0, tagged(SEQUENCE, RSA), tagged(OCTETS, pkcs1));
  }

  /** The curve is inside of the key (RFC 5915), and has to be outside of it as well. */
  static byte[] pkcs8OfEc(byte[] sec1) throws GeneralSecurityException {
    byte[] curve = curve(sec1);
    return tagged(SEQUENCE, VERSION_0, tagged(SEQUENCE, EC, curve), tagged(OCTETS, sec1));
  }

  private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
    int at = contentStart(sec1, 0);
    while (at + 1 < sec1.length) {
      int start = contentStart(sec1, at);
      int end = start + length(sec1, at);
      if ((sec1[at] & 0xff) == PARAMETERS && end <= sec1.length) {
        return Arrays.copyOfRange(sec1, start, end);
      }
      at = end;
    }
    throw new GeneralSecurityException("the EC key does not name its curve");
  }

  private static int contentStart(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 128 ? 0 : first - 128);
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 128) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < first - 128; i++) {
      length = length << 8 | (der[at + 2 + i] & 0xff);
    }
    return length;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 128) {
      out.write(length);
    } else if (length < 256) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
