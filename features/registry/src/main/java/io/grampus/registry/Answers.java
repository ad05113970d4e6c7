package io.grampus.registry;

import io.grampus.kernel.Json;
import io.grampus.kernel.ProtocolCall;
import io.grampus.kernel.StreamClosedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The common forms of answers. */
final class Answers {
  private static final Map<String, String> ALWAYS =
      Map.of("Docker-Distribution-Api-Version", "registry/2.0");

  private static final int PIECE = 1 << 17;

  private Answers() {}

  /** One error of the specification's error body. */
  record OneError(String code, String message, Map<String, String> detail) {}

  /** The specification's error body. */
  record Errors(List<OneError> errors) {}

  /**
   * The same for who is not signed in. Docker ends a login with {@code details} as Docker Hub says
   * it; without them its newer engines send the password again, to a loopback registry even without
   * TLS, and tell only what came of that.
   */
  record NotSignedIn(List<OneError> errors, String details) {}

  static void json(ProtocolCall call, int status, Map<String, String> headers, Object body) {
    Map<String, String> all = with(headers);
    all.putIfAbsent("Content-Type", "application/json");
    bytes(call, status, all, Json.MAPPER.writeValueAsBytes(body));
  }

  static void empty(ProtocolCall call, int status, Map<String, String> headers) {
    bytes(call, status, with(headers), new byte[0]);
  }

  static void refused(ProtocolCall call, Refusal refusal) {
    String words = refusal.words();
    List<OneError> errors = List.of(new OneError(refusal.code().word(), words, Map.of()));
    boolean unknown = refusal.code() == ErrorCode.UNAUTHORIZED;
    Object body = unknown ? new NotSignedIn(errors, words) : new Errors(errors);
    json(call, refusal.code().status(), refusal.headers(), body);
  }

  /** Sends a body; for HEAD only its length. */
  static void bytes(ProtocolCall call, int status, Map<String, String> headers, byte[] body) {
    head(call, status, headers, body.length);
    if (body.length > 0 && !call.method().equals("HEAD")) {
      write(call.answer(), body, body.length);
    }
  }

  /** Only the head of an answer with a body of that length. */
  static void head(ProtocolCall call, int status, Map<String, String> headers, long length) {
    call.status(status);
    headers.forEach(call::header);
    if (status != 204 && status != 304) {
      call.header("Content-Length", String.valueOf(length));
    }
  }

  /**
   * Sends a body of that length as it is read, never holding more than a piece of it.
   *
   * @throws IOException when the content ends before its length
   */
  static void stream(
      ProtocolCall call, int status, Map<String, String> headers, InputStream content, long length)
      throws IOException {
    head(call, status, headers, length);
    OutputStream answer = call.answer();
    byte[] piece = new byte[(int) Math.min(PIECE, Math.max(length, 1))];
    for (long left = length; left > 0; ) {
      int n = content.read(piece, 0, (int) Math.min(piece.length, left));
      if (n < 0) {
        throw new EOFException("the content ended " + left + " bytes before its length");
      }
      write(answer, piece, n);
      left -= n;
    }
  }

  private static void write(OutputStream answer, byte[] bytes, int length) {
    try {
      answer.write(bytes, 0, length);
    } catch (IOException gone) {
      throw new StreamClosedException();
    }
  }

  static Map<String, String> with(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(ALWAYS);
    all.putAll(headers);
    return all;
  }
}
