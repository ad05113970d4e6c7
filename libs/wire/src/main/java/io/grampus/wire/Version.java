package io.grampus.wire;

/** The version of a message. */
public enum Version {
  /** HTTP/1.0: no chunked bodies, connections end with the answer. */
  HTTP_1_0("HTTP/1.0"),
  /** HTTP/1.1. */
  HTTP_1_1("HTTP/1.1");

  private final String text;

  Version(String text) {
    this.text = text;
  }

  static Version parse(String text) throws MalformedHttpException {
    return switch (text) {
      case "HTTP/1.1" -> HTTP_1_1;
      case "HTTP/1.0" -> HTTP_1_0;
      default -> throw new MalformedHttpException("the version is neither HTTP/1.1 nor HTTP/1.0");
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
