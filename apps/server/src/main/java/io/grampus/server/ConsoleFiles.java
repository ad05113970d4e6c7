package io.grampus.server;

import io.grampus.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The files of the built web console, compressed when they were built.
 *
 * <p>Only names that were there at the start are served, so no request reaches another file. A file
 * below {@code assets} has a hash in its name and is kept by browsers for good. Every page of the
 * console is the same document, with a fresh nonce for the style elements that its components make;
 * scripts come from files only.
 */
final class ConsoleFiles {
  private static final String DOCUMENT = "/index.html";
  private static final String NONCE = "__NONCE__";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-__NONCE__'; connect-src 'self';"
          + " img-src 'self' data:; font-src 'self'; manifest-src 'self'; worker-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2");

  /** Our names for the encodings and the endings of the files that have them, best first. */
  private static final List<Map.Entry<String, String>> ENCODINGS =
      List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));

  private final Map<String, Path> files;
  private final String document;

  private ConsoleFiles(Map<String, Path> files, String document) {
    this.files = files;
    this.document = document;
  }

  static ConsoleFiles of(Path folder) {
    Map<String, Path> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put("/" + folder.relativize(file), file));
      String document = Files.readString(folder.resolve("index.html"));
      return new ConsoleFiles(Map.copyOf(files), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns false when the path is neither a file nor can be a page of the console. */
  boolean serve(Exchange exchange) {
    String path = exchange.rawPath();
    Optional<Path> file = find(path);
    if (file.isPresent() && !path.equals(DOCUMENT)) {
      file(exchange, path, read(file.get()));
      return true;
    }
    boolean page = !path.startsWith("/api/") && !path.startsWith("/assets/");
    if (page && exchange.header(HttpHeader.ACCEPT).orElse("").contains("text/html")) {
      document(exchange);
      return true;
    }
    return false;
  }

  private Optional<Path> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private void document(Exchange exchange) {
    String nonce = Ids.secret();
    var headers = exchange.response().getHeaders();
    headers.put("Content-Security-Policy", POLICY.replace(NONCE, nonce));
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    byte[] body = document.replace(NONCE, nonce).getBytes(StandardCharsets.UTF_8);
    AnswerWriter.body(exchange, 200, "text/html; charset=utf-8", body);
  }

  private void file(Exchange exchange, String path, byte[] plain) {
    var headers = exchange.response().getHeaders();
    boolean named = path.startsWith("/assets/");
    headers.put(HttpHeader.CACHE_CONTROL, named ? "max-age=31536000, immutable" : "no-cache");
    headers.put(HttpHeader.VARY, "Accept-Encoding");
    if (AnswerWriter.unchanged(exchange, AnswerWriter.tag(plain))) {
      return;
    }
    byte[] body = plain;
    for (Map.Entry<String, String> encoding : ENCODINGS) {
      Optional<Path> smaller = find(path + encoding.getValue());
      if (smaller.isPresent() && AnswerWriter.accepts(exchange, encoding.getKey())) {
        headers.put(HttpHeader.CONTENT_ENCODING, encoding.getKey());
        body = read(smaller.get());
        break;
      }
    }
    String ending = path.substring(path.lastIndexOf('.') + 1);
    String type = MEDIA_TYPES.getOrDefault(ending, "application/octet-stream");
    AnswerWriter.encoded(exchange, 200, type, body);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
