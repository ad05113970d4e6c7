package io.grampus.oci;

import java.io.IOException;
import java.io.InputStream;

/** Opens a content as often as is needed, for those that have to go on in the middle. */
@FunctionalInterface
public interface BlobOpener {

  /**
   * Opens the content.
   *
   * @param from how many bytes to leave out at the beginning
   */
  InputStream open(long from) throws IOException;
}
