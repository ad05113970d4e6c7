package io.grampus.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages that the server has besides its API: the web console, and a few of its own. */
final class Pages {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private record Page(String file, String mediaType) {}

  private static final Map<String, Page> PAGES =
      Map.of(
          "/", new Page("index.html", "text/html; charset=utf-8"),
          "/api", new Page("api.html", "text/html; charset=utf-8"),
          "/api/page.js", new Page("page.js", "text/javascript; charset=utf-8"),
          "/page.css", new Page("page.css", "text/css; charset=utf-8"));

  private final Supplier<byte[]> openapi;
  private final Optional<ConsoleFiles> console;

  /**
   * @param openapi makes the OpenAPI document when it is first asked for
   */
  Pages(Supplier<byte[]> openapi, Optional<ConsoleFiles> console) {
    this.openapi = openapi;
    this.console = console;
  }

  /** Returns false when the path is none of a page. */
  boolean serve(Exchange exchange) {
    String path = exchange.rawPath();
    if (!exchange.method().equals("GET")) {
      return false;
    }
    if (path.equals("/api/v1/openapi.json")) {
      send(exchange, openapi.get(), "application/json");
      return true;
    }
    boolean own = path.startsWith("/api") || path.equals("/page.css");
    if (!own && console.isPresent()) {
      return console.get().serve(exchange);
    }
    Optional<Page> page = Optional.ofNullable(PAGES.get(path));
    page.ifPresent(p -> {
      exchange.response().getHeaders().put("Content-Security-Policy", POLICY);
      send(exchange, file(p.file), p.mediaType);
    });
    return page.isPresent();
  }

  private static void send(Exchange exchange, byte[] body, String mediaType) {
    exchange.response().getHeaders().put("Cache-Control", "no-cache");
    if (!AnswerWriter.unchanged(exchange, AnswerWriter.tag(body))) {
      AnswerWriter.body(exchange, 200, mediaType, body);
    }
  }

  private static byte[] file(String name) {
    try (InputStream in = Pages.class.getResourceAsStream("pages/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the page " + name + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
