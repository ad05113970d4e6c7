package io.grampus.wire;

import java.util.List;

/** How a body ends (RFC 9112 section 6.3), decided from its head and nothing else. */
public sealed interface Framing {
  /** There is no body. */
  record None() implements Framing {}

  /** That many bytes. */
  record Length(long bytes) implements Framing {}

  /** Chunks, the last of them empty. */
  record Chunked() implements Framing {}

  /** All until the peer ends its half. */
  record UntilEnd() implements Framing {}

  /** The framing of a request's body. */
  static Framing of(RequestHead head) throws MalformedHttpException {
    return declared(head.fields(), head.version(), new None());
  }

  /** The framing of the body of an answer to a request of that method. */
  static Framing of(String method, ResponseHead head) throws MalformedHttpException {
    Framing declared = declared(head.fields(), head.version(), new UntilEnd());
    int status = head.status();
    if (method.equals("HEAD")
        || status == 204
        || status == 304
        || (status < 200 && status != 101)) {
      return new None();
    }
    return status == 101 ? new UntilEnd() : declared;
  }

  private static Framing declared(Fields fields, Version version, Framing otherwise)
      throws MalformedHttpException {
    List<String> codings = fields.values("Transfer-Encoding");
    List<String> lengths = fields.values("Content-Length");
    if (!codings.isEmpty()) {
      if (!lengths.isEmpty()) {
        throw new MalformedHttpException("both Content-Length and Transfer-Encoding are there");
      }
      if (version == Version.HTTP_1_0) {
        throw new MalformedHttpException("Transfer-Encoding is there in HTTP/1.0");
      }
      if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
        throw new MalformedHttpException("the Transfer-Encoding is not chunked");
      }
      return new Chunked();
    }
    if (lengths.size() > 1) {
      throw new MalformedHttpException("more than one Content-Length is there");
    }
    return lengths.isEmpty() ? otherwise : new Length(length(lengths.getFirst()));
  }

  private static long length(String text) throws MalformedHttpException {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedHttpException("the Content-Length is not a number");
    }
    return Long.parseLong(text);
  }
}
