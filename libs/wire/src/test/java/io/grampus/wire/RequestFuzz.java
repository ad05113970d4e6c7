package io.grampus.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Coverage-guided, on demand: {@code JAZZER_FUZZ=1 mvn test -pl libs/wire -Dtest=RequestFuzz}. */
class RequestFuzz {
  @FuzzTest(maxDuration = "2m")
  void anyBytesAreReadInOneWayOrRefused(byte[] message) throws IOException {
    CodecPropertiesTest.MessageProbe.check(message, 7);
  }
}
