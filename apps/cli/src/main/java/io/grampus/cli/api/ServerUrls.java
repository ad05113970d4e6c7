package io.grampus.cli.api;

import java.net.URI;

/** Reads what people type for a server. */
public final class ServerUrls {
  private static final int PORT = 7443;

  private ServerUrls() {}

  /** {@code host}, {@code host:port} or a URL; https and port 7443 when it says none. */
  public static URI parse(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "https://" + text);
      String scheme = uri.getScheme();
      String host = uri.getHost();
      if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
        throw new IllegalArgumentException("no host");
      }
      int port = uri.getPort();
      boolean bare = !text.contains("://");
      String authority = host + (port >= 0 ? ":" + port : bare ? ":" + PORT : "");
      return URI.create(scheme + "://" + authority);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(
          "read the server's address \"" + text + "\"",
          "it is no URL",
          "Write it as https://HOST:PORT.");
    }
  }
}
