package io.grampus.registry;

/** The error codes of the OCI distribution specification, with their usual status. */
enum ErrorCode {
  BLOB_UNKNOWN(404),
  BLOB_UPLOAD_INVALID(400),
  BLOB_UPLOAD_UNKNOWN(404),
  DENIED(403),
  DIGEST_INVALID(400),
  MANIFEST_BLOB_UNKNOWN(404),
  MANIFEST_INVALID(400),
  MANIFEST_TOO_LARGE(413, "MANIFEST_INVALID"),
  MANIFEST_UNKNOWN(404),
  NAME_INVALID(400),
  NAME_UNKNOWN(404),
  RANGE_INVALID(416, "BLOB_UPLOAD_INVALID"),
  UPLOAD_BUSY(409, "BLOB_UPLOAD_INVALID"),
  IN_USE(409, "DENIED"),
  UNAUTHORIZED(401),
  UNSUPPORTED(405),
  TOOMANYREQUESTS(429),
  /** Docker shows people the words of no error from 500 on, and the words say what is away. */
  UPSTREAM_AWAY(424, "UNKNOWN"),
  DISK_FULL(507, "UNKNOWN"),
  UNKNOWN(500);

  private final int status;
  private final String word;

  ErrorCode(int status) {
    this.status = status;
    this.word = name();
  }

  /** A case that the specification has no word of its own for. */
  ErrorCode(int status, String word) {
    this.status = status;
    this.word = word;
  }

  int status() {
    return status;
  }

  String word() {
    return word;
  }
}
