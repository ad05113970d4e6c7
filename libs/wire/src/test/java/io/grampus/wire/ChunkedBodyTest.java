package io.grampus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedBodyTest {
  private static BodyInput body(String text) {
    return new HttpConnection(new Pipe(text)).body(new Framing.Chunked());
  }

  private static String read(String text) throws IOException {
    return new String(body(text).readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void joinsChunks() throws IOException {
    assertThat(read("3\r\nabc\r\nA;ext=\"1\"\r\n0123456789\r\n0\r\n\r\n"))
        .isEqualTo("abc0123456789");
  }

  @Test
  void oneReadStaysInOneChunk() throws IOException {
    BodyInput body = body("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    assertThat(body.read(new byte[100])).isEqualTo(3);
    assertThat(body.read(new byte[100])).isEqualTo(2);
    assertThat(body.read(new byte[100])).isEqualTo(-1);
  }

  @Test
  void isReadyOnlyWhenAnotherChunkHasBegunToArrive() throws IOException {
    BodyInput alone = body("3\r\nabc\r\n");
    assertThat(alone.read(new byte[2])).isEqualTo(2);
    assertThat(alone.isReady()).isTrue();
    assertThat(alone.read(new byte[2])).isEqualTo(1);
    assertThat(alone.isReady()).isFalse();
    BodyInput followed = body("3\r\nabc\r\n2\r\n");
    assertThat(followed.read(new byte[3])).isEqualTo(3);
    assertThat(followed.isReady()).isTrue();
  }

  @Test
  void readsTrailers() throws IOException {
    BodyInput body = body("0\r\nDigest: x\r\n\r\n");
    assertThat(body.readAllBytes()).isEmpty();
    assertThat(body.trailers().first("digest")).contains("x");
  }

  @Test
  void leavesWhatComesAfterIt() throws IOException {
    HttpConnection http = new HttpConnection(new Pipe("1\r\na\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n"));
    http.body(new Framing.Chunked()).readAllBytes();
    assertThat(http.readRequest().target()).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3\nabc\r\n0\r\n\r\n",
        "3\r\nabcd\r\n0\r\n\r\n",
        "3\r\nabc0\r\n\r\n",
        "\r\nabc\r\n0\r\n\r\n",
        "x\r\nabc\r\n0\r\n\r\n",
        "-3\r\nabc\r\n0\r\n\r\n",
        "0x3\r\nabc\r\n0\r\n\r\n",
        " 3\r\nabc\r\n0\r\n\r\n",
        "3 \r\nabc\r\n0\r\n\r\n",
        "3;\0\r\nabc\r\n0\r\n\r\n",
        "1000000000000003\r\nabc\r\n0\r\n\r\n",
        "0\r\nA : b\r\n\r\n"
      })
  void refusesChunksThatCouldBeReadInTwoWays(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedHttpException.class);
  }

  @Test
  void refusesTinyChunksWithLongExtensions() {
    String chunk = "1;" + "e".repeat(200) + "\r\na\r\n";
    assertThatThrownBy(() -> read(chunk.repeat(200) + "0\r\n\r\n"))
        .hasMessageContaining("extensions");
  }

  @Test
  void saysWhenThePeerLeftInTheMiddle() {
    assertThatThrownBy(() -> read("5\r\nab")).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("2\r\nab\r\n")).isInstanceOf(EOFException.class);
  }

  @Test
  void writesEachWriteAsAChunk() throws IOException {
    Pipe pipe = new Pipe("");
    BodyOutput out = new HttpConnection(pipe).bodyOutput(new Framing.Chunked());
    out.write("abc".getBytes(StandardCharsets.ISO_8859_1));
    out.write(new byte[0]);
    out.write("0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1));
    out.end(Fields.of("A", "b"));
    out.close();
    assertThat(pipe.written()).isEqualTo("3\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\nA: b\r\n\r\n");
  }
}
