package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumingInputTest {
  private static final byte[] TEXT = "0123456789".getBytes(StandardCharsets.UTF_8);
  private static final Descriptor BLOB = Descriptor.of(MediaTypes.OCI_LAYER, TEXT);

  private final Patience patience = new Patience(3, Duration.ofMillis(1), Duration.ofMillis(2));
  private final List<Long> opened = new ArrayList<>();

  /** Gives at most some bytes each time, then breaks, or ends as if that was all. */
  private InputStream open(long from, int most, boolean breaks) {
    opened.add(from);
    int length = (int) Math.min(most, TEXT.length - from);
    var in = new ByteArrayInputStream(TEXT, (int) from, length);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int one = in.read();
        if (one < 0 && breaks && from + length < TEXT.length) {
          throw new IOException("broken");
        }
        return one;
      }
    };
  }

  @Test
  void goesOnFromWhereItWas() throws IOException {
    for (boolean breaks : List.of(true, false)) {
      opened.clear();
      var in = new ResumingInput(BLOB, from -> open(from, 4, breaks), patience);
      assertThat(new VerifyingInput(in, BLOB).readAllBytes()).isEqualTo(TEXT);
      assertThat(opened).containsExactly(0L, 4L, 8L);
    }
  }

  @Test
  void endsWhenNothingComesAnyMore() throws IOException {
    var in = new ResumingInput(BLOB, from -> open(from, from == 0 ? 4 : 0, true), patience);
    assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessage("broken");
    assertThat(opened).containsExactly(0L, 4L, 4L);
  }
}
