package io.grampus.kernel;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An answer that writes its own JSON, for lists whose rows are kept rendered; its shape must be the
 * one that the operation declares.
 */
public interface Rendered {

  /** Changes whenever the written bytes would; becomes the ETag. */
  String etag();

  void writeTo(OutputStream out) throws IOException;
}
