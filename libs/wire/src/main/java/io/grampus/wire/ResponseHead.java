package io.grampus.wire;

/** The head of a response: its status line and its fields. */
public record ResponseHead(int status, String reason, Version version, Fields fields) {
  /** Refuses what would not be read back as the same line. */
  public ResponseHead {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("not a status: " + status);
    }
    if (!Syntax.isFieldValue(reason)) {
      throw new IllegalArgumentException("not a reason phrase");
    }
  }

  /** A response of version 1.1 with the usual reason phrase. */
  public ResponseHead(int status, Fields fields) {
    this(status, usualReason(status), Version.HTTP_1_1, fields);
  }

  private static String usualReason(int status) {
    return switch (status) {
      case 100 -> "Continue";
      case 101 -> "UPGRADED";
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Status " + status;
    };
  }
}
