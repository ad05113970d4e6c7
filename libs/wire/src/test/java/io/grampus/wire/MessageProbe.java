package io.grampus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;

/** What has to hold for any bytes that arrive: they are refused, or mean one thing only. */
final class MessageProbe {
  private MessageProbe() {}

  /** Bytes that arrive at a listener. */
  static void request(byte[] message, int atOnce) throws IOException {
    RequestHead head;
    byte[] body;
    try {
      HttpConnection in = new HttpConnection(new Pipe(message, atOnce));
      head = in.readRequest();
      body = in.body(Framing.of(head)).readAllBytes();
    } catch (MalformedHttpException | EOFException refused) {
      return;
    }
    Pipe out = new Pipe("");
    HttpConnection http = new HttpConnection(out);
    http.write(head);
    try (BodyOutput sent = http.bodyOutput(Framing.of(head))) {
      sent.write(body);
    }
    HttpConnection again = new HttpConnection(new Pipe(out.written()));
    RequestHead headAgain = again.readRequest();
    assertThat(headAgain).isEqualTo(head);
    assertBody(again, Framing.of(headAgain), body);
  }

  /** Bytes that arrive at a client, as the answer to a GET and to a HEAD. */
  static void response(byte[] message, int atOnce) throws IOException {
    response("GET", message, atOnce);
    response("HEAD", message, atOnce);
  }

  private static void response(String method, byte[] message, int atOnce) throws IOException {
    ResponseHead head;
    byte[] body;
    try {
      HttpConnection in = new HttpConnection(new Pipe(message, atOnce));
      head = in.readResponse();
      body = in.body(Framing.of(method, head)).readAllBytes();
    } catch (MalformedHttpException | EOFException refused) {
      return;
    }
    Pipe out = new Pipe("");
    HttpConnection http = new HttpConnection(out);
    http.write(head);
    try (BodyOutput sent = http.bodyOutput(Framing.of(method, head))) {
      sent.write(body);
    }
    HttpConnection again = new HttpConnection(new Pipe(out.written()));
    ResponseHead headAgain = again.readResponse();
    assertThat(headAgain).isEqualTo(head);
    assertBody(again, Framing.of(method, headAgain), body);
  }

  private static void assertBody(HttpConnection from, Framing framing, byte[] body)
      throws IOException {
    assertThat(from.body(framing).readAllBytes()).isEqualTo(body);
    assertThat(from.awaitBytes()).as("nothing is left to be smuggled").isFalse();
  }
}
