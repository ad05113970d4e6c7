package io.grampus.wire;

/** A request to send; the codec adds Host and the framing of the body. */
public record Request(String method, String target, Fields fields, Body body) {
  /** A request without a body and fields. */
  public static Request of(String method, String target) {
    return new Request(method, target, Fields.none(), Body.none());
  }

  boolean repeatable() {
    return body instanceof Body.None
        && !fields.has("Upgrade")
        && (method.equals("GET") || method.equals("HEAD"));
  }

  RequestHead head(String host) {
    Fields all = fields.has("Host") ? fields : Fields.of("Host", host).plus(fields);
    return new RequestHead(
        method,
        target,
        switch (body) {
          case Body.None _ ->
              method.equals("POST") || method.equals("PUT") ? all.with("Content-Length", "0") : all;
          case Body.Bytes(byte[] bytes) ->
              all.with("Content-Length", Integer.toString(bytes.length));
          case Body.Sized(long length, _) -> all.with("Content-Length", Long.toString(length));
          case Body.Stream _ -> all.with("Transfer-Encoding", "chunked");
        });
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
