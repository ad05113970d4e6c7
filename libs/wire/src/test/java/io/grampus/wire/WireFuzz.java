package io.grampus.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Coverage-guided, on demand; the page tells how. Without JAZZER_FUZZ it tries nothing new. */
class WireFuzz {
  @FuzzTest(maxDuration = "3m")
  void aRequestIsReadInOneWayOrRefused(byte[] message) throws IOException {
    MessageProbe.request(message, 7);
  }

  @FuzzTest(maxDuration = "3m")
  void anAnswerIsReadInOneWayOrRefused(byte[] message) throws IOException {
    MessageProbe.response(message, 7);
  }
}
