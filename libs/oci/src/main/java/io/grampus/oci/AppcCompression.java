package io.grampus.oci;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How an App Container image is compressed (App Container specification, aci.md). */
final class AppcCompression {
  private static final int BUFFER = 1 << 16;
  private static final int FIRST = 6;

  /** A small image must not make its reader need gigabytes. */
  private static final int MEMORY_KIB = 256 << 10;

  private AppcCompression() {}

  /** The tar in it, whatever the first bytes say. */
  static InputStream tar(InputStream aci) throws IOException {
    var in = new BufferedInputStream(aci, BUFFER);
    in.mark(FIRST);
    String first = HexFormat.of().formatHex(in.readNBytes(FIRST));
    in.reset();
    if (first.startsWith("1f8b")) {
      return new GZIPInputStream(in, BUFFER);
    }
    if (first.startsWith("425a68")) {
      return new BZip2CompressorInputStream(in, true);
    }
    return first.equals("fd377a585a00") ? new XZInputStream(in, MEMORY_KIB) : in;
  }
}
