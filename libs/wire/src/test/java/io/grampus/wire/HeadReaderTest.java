package io.grampus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadReaderTest {
  private static RequestHead request(String text) throws IOException {
    return new HttpConnection(new Pipe(text)).readRequest();
  }

  private static ResponseHead response(String text) throws IOException {
    return new HttpConnection(new Pipe(text)).readResponse();
  }

  @Test
  void readsARequest() throws IOException {
    RequestHead head =
        request("POST /a/b?c=d HTTP/1.1\r\nHost: docker\r\nX-A: 1\r\nx-a:\t2 \r\n\r\n");
    assertThat(head.method()).isEqualTo("POST");
    assertThat(head.path()).isEqualTo("/a/b");
    assertThat(head.query()).isEqualTo("c=d");
    assertThat(head.fields().values("X-a")).containsExactly("1", "2");
  }

  @Test
  void readsAResponseWithoutAReason() throws IOException {
    assertThat(response("HTTP/1.1 200\r\n\r\n").status()).isEqualTo(200);
    assertThat(response("HTTP/1.1 404 Not Found\r\n\r\n").reason()).isEqualTo("Not Found");
  }

  @Test
  void keepsTheHostThatAnOldDockerSends() throws IOException {
    RequestHead head = request("GET / HTTP/1.1\r\nHost: /var/run/docker.sock\r\n\r\n");
    assertThat(head.fields().first("host")).contains("/var/run/docker.sock");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/1.1\rHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
        "GET / HTTP/1.1\r\nA : b\r\n\r\n",
        "GET / HTTP/1.1\r\n: b\r\n\r\n",
        "GET / HTTP/1.1\r\nA\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\0c\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1 \r\n\r\n",
        "GET / x HTTP/1.1\r\n\r\n",
        "GET\t/ HTTP/1.1\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET / http/1.1\r\n\r\n",
        "GET http://a/ HTTP/1.1\r\n\r\n",
        "GET /a#b HTTP/1.1\r\n\r\n",
        "GET /\u00e4 HTTP/1.1\r\n\r\n",
        "G{T / HTTP/1.1\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        " / HTTP/1.1\r\n\r\n"
      })
  void refusesWhatCouldBeReadInTwoWays(String text) {
    assertThatThrownBy(() -> request(text)).isInstanceOf(MalformedHttpException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 600 OK\r\n\r\n",
        "HTTP/1.1  200 OK\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "ICY 200 OK\r\n\r\n"
      })
  void refusesBadStatusLines(String text) {
    assertThatThrownBy(() -> response(text)).isInstanceOf(MalformedHttpException.class);
  }

  @Test
  void refusesAHeadThatIsTooLong() {
    String line = "A: " + "b".repeat(1000) + "\r\n";
    String text = "GET / HTTP/1.1\r\n" + line.repeat(70) + "\r\n";
    assertThatThrownBy(() -> request(text)).hasMessageContaining("too long");
  }

  @Test
  void refusesTooManyFields() {
    String text = "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(201) + "\r\n";
    assertThatThrownBy(() -> request(text)).hasMessageContaining("more than 200 fields");
  }

  @Test
  void saysWhenThePeerLeftInTheMiddle() {
    assertThatThrownBy(() -> request("GET / HTT")).isInstanceOf(EOFException.class);
  }
}
