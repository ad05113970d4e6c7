package io.grampus.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps some of the disk free of blobs, so that a push that fills it does not stop the platform:
 * its database lies there too.
 *
 * @param reserve in bytes
 */
record Room(Path folder, long reserve) {
  /** Enough for the database to go on until somebody has freed some space. */
  static final long USUAL = 64L << 20;

  /**
   * @throws Refusal when less than the reserve is left
   */
  void require() throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < reserve) {
      throw new Refusal(
          ErrorCode.DISK_FULL, "the registry's disk has less than " + (reserve >> 20) + " MB left");
    }
  }
}
