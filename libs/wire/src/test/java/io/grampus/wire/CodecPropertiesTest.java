package io.grampus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CodecPropertiesTest {
  private static final String TOKEN = "abcXYZ019!#$%&'*+-.^_`|~";

  @Provide
  Arbitrary<Fields> fields() {
    Arbitrary<String> name = Arbitraries.strings().withChars(TOKEN).ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> value =
        Arbitraries.strings()
            .withCharRange('!', '~')
            .withChars(" \t\u00e4\u00ff")
            .ofMaxLength(40)
            .map(String::strip);
    Arbitrary<Fields.Field> field =
        Combinators.combine(name.filter(n -> !n.equalsIgnoreCase("host")), value)
            .as(Fields.Field::new);
    return field.list().ofMaxSize(20).map(Fields::new);
  }

  @Provide
  Arbitrary<RequestHead> requests() {
    Arbitrary<String> method = Arbitraries.strings().withChars(TOKEN).ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> target =
        Arbitraries.strings()
            .withCharRange('!', '~')
            .ofMaxLength(60)
            .map(s -> "/" + s.replace("#", ""));
    return Combinators.combine(method, target, Arbitraries.of(Version.values()), fields())
        .as(RequestHead::new);
  }

  @Property
  void aHeadIsReadBackAsItWasWritten(
      @ForAll("requests") RequestHead head, @ForAll @IntRange(min = 1, max = 50) int atOnce)
      throws IOException {
    Pipe out = new Pipe("");
    new HttpConnection(out).write(head);
    byte[] written = out.written().getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new HttpConnection(new Pipe(written, atOnce)).readRequest()).isEqualTo(head);
  }

  @Property
  void chunksAreReadBackAsTheyWereWritten(
      @ForAll @Size(max = 20) List<@Size(max = 300) byte[]> writes,
      @ForAll @IntRange(min = 1, max = 50) int atOnce)
      throws IOException {
    Pipe out = new Pipe("");
    BodyOutput body = new HttpConnection(out).bodyOutput(new Framing.Chunked());
    ByteBuffer expected = ByteBuffer.allocate(20 * 300);
    for (byte[] bytes : writes) {
      body.write(bytes);
      expected.put(bytes);
    }
    body.close();
    byte[] written = out.written().getBytes(StandardCharsets.ISO_8859_1);
    BodyInput in = new HttpConnection(new Pipe(written, atOnce)).body(new Framing.Chunked());
    assertThat(ByteBuffer.wrap(in.readAllBytes())).isEqualTo(expected.flip());
  }

  /**
   * Pieces that the grammar is made of, in any order: far more often nearly right than noise is.
   */
  @Provide
  Arbitrary<byte[]> nearlyMessages() {
    return Arbitraries.of(
            "GET",
            " ",
            "/",
            "/a?b",
            "HTTP/1.1",
            "HTTP/1.0",
            "\r\n",
            "\n",
            "\r",
            "\t",
            ":",
            ": ",
            "Host",
            "Content-Length",
            "Transfer-Encoding",
            "chunked",
            "5",
            "0",
            "a",
            ";",
            "hello",
            "\r\n\r\n",
            "0\r\n\r\n",
            "5\r\nhello\r\n",
            "\0",
            "\u0085",
            "%0d%0a")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 5000)
  void whatIsAcceptedIsWrittenInTheOneWayInWhichItWasMeant(
      @ForAll("nearlyMessages") byte[] tail, @ForAll @IntRange(min = 1, max = 9) int atOnce)
      throws IOException {
    byte[] message = join("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.ISO_8859_1), tail);
    MessageProbe.request(message, atOnce);
  }

  @Property(tries = 5000)
  void noiseIsRefusedAsMalformed(@ForAll("nearlyMessages") byte[] message) throws IOException {
    MessageProbe.request(message, 1000);
  }

  @Provide
  Arbitrary<byte[]> nearlyAnswers() {
    return Arbitraries.of(
            "HTTP/1.1",
            "HTTP/1.0",
            " ",
            "200",
            "204",
            "101",
            "304",
            "099",
            " OK",
            "\r\n",
            "\n",
            "\r",
            ":",
            "Content-Length: ",
            "Content-Length: 5\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Connection: close\r\n",
            "5",
            "0",
            ";",
            "hello",
            "\r\n\r\n",
            "0\r\n\r\n",
            "5\r\nhello\r\n",
            "A: b\r\n",
            "\0",
            "\u0085")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 5000)
  void anAnswerIsReadInOneWayOrRefused(
      @ForAll("nearlyAnswers") byte[] tail, @ForAll @IntRange(min = 1, max = 9) int atOnce)
      throws IOException {
    MessageProbe.response(tail, atOnce);
    byte[] begun = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1);
    MessageProbe.response(join(begun, tail), atOnce);
  }

  private static byte[] join(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }
}
