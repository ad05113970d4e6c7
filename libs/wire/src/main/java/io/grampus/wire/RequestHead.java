package io.grampus.wire;

/** The head of a request: its line and its fields. */
public record RequestHead(String method, String target, Version version, Fields fields) {
  /** Refuses what would not be read back as the same line. */
  public RequestHead {
    if (!Syntax.isToken(method)) {
      throw new IllegalArgumentException("not a method: " + method);
    }
    if (!Syntax.isTarget(target)) {
      throw new IllegalArgumentException("not a request target: " + target);
    }
  }

  /** A request of version 1.1. */
  public RequestHead(String method, String target, Fields fields) {
    this(method, target, Version.HTTP_1_1, fields);
  }

  /** The target up to its query. */
  public String path() {
    int at = target.indexOf('?');
    return at < 0 ? target : target.substring(0, at);
  }

  /** The query after the question mark, still encoded; empty when there is none. */
  public String query() {
    int at = target.indexOf('?');
    return at < 0 ? "" : target.substring(at + 1);
  }

  /** Whether the client asks to leave HTTP on this connection. */
  public boolean wantsUpgrade() {
    return fields.has("Upgrade") && fields.lists("Connection", "upgrade");
  }
}
