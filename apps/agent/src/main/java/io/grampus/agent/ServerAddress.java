package io.grampus.agent;

import java.net.URI;

/** Where the server is. */
record ServerAddress(String host, int port) {
  private static final int USUAL_PORT = 7443;

  static ServerAddress parse(String url) {
    try {
      URI uri = URI.create(url.contains("://") ? url : "https://" + url);
      String host = uri.getHost();
      if (host != null && "https".equals(uri.getScheme())) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new ServerAddress(bare, uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new AgentException(
        "Tried to reach the server, but \"" + url + "\" is no address of one.",
        "Give it as https://HOST:PORT.");
  }

  @Override
  public String toString() {
    return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
