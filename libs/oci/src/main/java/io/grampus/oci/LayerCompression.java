package io.grampus.oci;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a layer's tar is compressed (OCI image spec, layer.md). */
public enum LayerCompression {
  NONE(MediaTypes.OCI_LAYER),
  GZIP(MediaTypes.OCI_LAYER_GZIP),
  /** Needs com.github.luben:zstd-jni at run time. */
  ZSTD(MediaTypes.OCI_LAYER_ZSTD);

  private static final byte[] GZIP_BEGINS = {0x1f, (byte) 0x8b, 8};
  private static final byte[] ZSTD_BEGINS = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final int BUFFER = 1 << 16;

  private final String mediaType;

  LayerCompression(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The media type of a layer that is compressed so. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The tar of a layer, whatever its media type claims: the first bytes tell how it is compressed.
   *
   * @throws OciException when it is zstd and there is no library for it
   */
  public static InputStream tar(InputStream layer) throws IOException {
    var buffered = new BufferedInputStream(layer, BUFFER);
    return of(buffered).decompress(buffered);
  }

  /** How a layer is compressed; the stream stays at its beginning. */
  static LayerCompression of(BufferedInputStream layer) throws IOException {
    layer.mark(ZSTD_BEGINS.length);
    byte[] first = layer.readNBytes(ZSTD_BEGINS.length);
    layer.reset();
    if (begins(first, GZIP_BEGINS)) {
      return GZIP;
    }
    return begins(first, ZSTD_BEGINS) ? ZSTD : NONE;
  }

  private static boolean begins(byte[] first, byte[] wanted) {
    return first.length >= wanted.length
        && Arrays.equals(first, 0, wanted.length, wanted, 0, wanted.length);
  }

  private InputStream decompress(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case ZSTD -> {
        try {
          yield Zstd.decompress(in);
        } catch (LinkageError e) {
          throw missing(e);
        }
      }
    };
  }

  /** Compresses what is written; closing it ends the stream below too. */
  OutputStream compress(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BUFFER);
      case ZSTD -> {
        try {
          yield Zstd.compress(out);
        } catch (LinkageError e) {
          throw missing(e);
        }
      }
    };
  }

  private static OciException missing(LinkageError e) {
    return new OciException("layers in zstd need the library com.github.luben:zstd-jni", e);
  }

  /** Apart, since a class that names what is missing is not even loaded. */
  private static final class Zstd {
    static InputStream decompress(InputStream in) throws IOException {
      return new ZstdInputStream(in);
    }

    static OutputStream compress(OutputStream out) throws IOException {
      return new ZstdOutputStream(out);
    }
  }
}
