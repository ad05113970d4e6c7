package io.grampus.registry;

import java.util.Map;

/** A request that is answered with an error of the specification. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Map<String, String> headers;

  Refusal(ErrorCode code, String message) {
    this(code, message, Map.of());
  }

  Refusal(ErrorCode code, String message, Map<String, String> headers) {
    super(message);
    this.code = code;
    this.headers = headers;
  }

  ErrorCode code() {
    return code;
  }

  /** Further headers of the answer. */
  Map<String, String> headers() {
    return headers;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
