package io.grampus.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path and its parameters below {@code /api/v1}, encoded. */
public final class Route {
  private static final String API = "/api/v1";

  private final String path;
  private final String query;

  private Route(String path, String query) {
    this.path = path;
    this.query = query;
  }

  /** The segments of the path; each may hold any character. */
  public static Route of(String... segments) {
    var path = new StringBuilder();
    for (String segment : segments) {
      path.append('/').append(encode(segment));
    }
    return new Route(API + path, "");
  }

  /** A path that is not the API's, as it is written. */
  static Route beside(String path) {
    return new Route(path, "");
  }

  public Route with(String name, String value) {
    String joint = query.isEmpty() ? "?" : "&";
    return new Route(path, query + joint + encode(name) + "=" + encode(value));
  }

  public Route with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** Adds the parameter only when it says something. */
  public Route withIf(String name, String value) {
    return value.isEmpty() ? this : with(name, value);
  }

  /** Adds the parameter only when it is set. */
  public Route withIf(String name, boolean set) {
    return set ? with(name, "true") : this;
  }

  public Route withAll(String name, Iterable<String> values) {
    Route all = this;
    for (String value : values) {
      all = all.with(name, value);
    }
    return all;
  }

  /** A path below this one. */
  public Route then(String segment) {
    return new Route(path + "/" + encode(segment), query);
  }

  /** As it goes into the request line. */
  public String text() {
    return path + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
