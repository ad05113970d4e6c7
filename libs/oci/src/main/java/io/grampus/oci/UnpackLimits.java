package io.grampus.oci;

/**
 * How much of an image is unpacked at most; a few bytes can be compressed from very many.
 *
 * @param bytes of all layers without compression, and of all files
 * @param entries of all layers
 */
public record UnpackLimits(long bytes, long entries) {
  private static final long USUAL_BYTES = 64L << 30;
  private static final long USUAL_ENTRIES = 2_000_000;

  /**
   * @throws OciException when one is negative
   */
  public UnpackLimits {
    if (bytes < 0 || entries < 0) {
      throw new OciException("limits are not negative");
    }
  }

  /** 64 GiB and two million entries. */
  public static UnpackLimits usual() {
    return new UnpackLimits(USUAL_BYTES, USUAL_ENTRIES);
  }
}
