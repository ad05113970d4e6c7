package io.grampus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
  private static Framing ofRequest(Fields fields) throws IOException {
    return Framing.of(new RequestHead("POST", "/", fields));
  }

  @Test
  void aRequestWithoutFieldsHasNoBody() throws IOException {
    assertThat(ofRequest(Fields.none())).isEqualTo(new Framing.None());
  }

  @Test
  void aResponseWithoutFieldsEndsWithTheConnection() throws IOException {
    assertThat(Framing.of("GET", new ResponseHead(200, Fields.none())))
        .isEqualTo(new Framing.UntilEnd());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 204, 304})
  void someAnswersNeverHaveABody(int status) throws IOException {
    ResponseHead head = new ResponseHead(status, Fields.of("Content-Length", "5"));
    assertThat(Framing.of("GET", head)).isEqualTo(new Framing.None());
  }

  @Test
  void anAnswerToHeadHasNoBodyWhateverItsLength() throws IOException {
    ResponseHead head = new ResponseHead(200, Fields.of("Content-Length", "5"));
    assertThat(Framing.of("HEAD", head)).isEqualTo(new Framing.None());
  }

  @Test
  void refusesLengthWithChunks() {
    Fields both = Fields.of("Content-Length", "5").and("Transfer-Encoding", "chunked");
    assertThatThrownBy(() -> ofRequest(both)).isInstanceOf(MalformedHttpException.class);
  }

  @Test
  void refusesTwoLengthsEvenIfTheyAgree() {
    Fields two = Fields.of("Content-Length", "5").and("content-length", "5");
    assertThatThrownBy(() -> ofRequest(two)).isInstanceOf(MalformedHttpException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+5", "-5", "5, 5", "0x5", "5 5", "\u0665", "9999999999999999999"})
  void refusesLengthsThatAreNoNumber(String length) {
    Fields fields = new Fields(java.util.List.of(field("Content-Length", length)));
    assertThatThrownBy(() -> ofRequest(fields)).isInstanceOf(MalformedHttpException.class);
  }

  private static Fields.Field field(String name, String value) {
    // what is not Latin-1 cannot come from a socket
    return new Fields.Field(name, value.isEmpty() || value.charAt(0) < 256 ? value : "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, chunked", "chunked, chunked", "identity", "xchunked"})
  void refusesOtherCodings(String coding) {
    Fields fields = Fields.of("Transfer-Encoding", coding);
    assertThatThrownBy(() -> ofRequest(fields)).isInstanceOf(MalformedHttpException.class);
  }

  @Test
  void refusesChunksInHttp10() {
    Fields fields = Fields.of("Transfer-Encoding", "chunked");
    RequestHead head = new RequestHead("POST", "/", Version.HTTP_1_0, fields);
    assertThatThrownBy(() -> Framing.of(head)).isInstanceOf(MalformedHttpException.class);
  }
}
