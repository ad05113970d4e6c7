package io.grampus.kernel;

import java.io.IOException;

/**
 * A protocol of somebody else's making, served below a path of its own beside the API.
 *
 * <p>Nothing is declared of it: it checks for itself who is asking and whether they may, keeps its
 * own audit rows, and answers errors in its own words.
 */
public interface Protocol {
  /** What all of its paths begin with, such as {@code /v2/}; the API's own cannot be taken. */
  String prefix();

  /**
   * Answers one request, on a thread of its own that may block. A {@link ProblemException} before
   * the answer has begun is told as the API tells problems; anything else thrown is a defect.
   *
   * @throws IOException when the client is gone
   */
  void serve(ProtocolCall call) throws IOException;
}
