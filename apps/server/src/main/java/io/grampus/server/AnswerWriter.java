package io.grampus.server;

import io.grampus.kernel.Json;
import io.grampus.kernel.Problem;
import io.grampus.kernel.Rendered;
import io.grampus.kernel.StreamClosedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/** Writes whole answers: JSON with a weak ETag and, when asked for and worth it, gzip. */
final class AnswerWriter {
  private static final int WORTH_GZIP = 1024;

  private AnswerWriter() {}

  /** A JSON answer as bytes, before transfer encodings. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record Answered(int status, byte[] body) {}

  static byte[] json(Object value) {
    if (value instanceof Rendered rendered) {
      var bytes = new ByteArrayOutputStream(8192);
      try {
        rendered.writeTo(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
    return Json.MAPPER.writeValueAsBytes(value);
  }

  /** Answers a read; without a body when the client has this very version already. */
  static void read(Exchange exchange, int status, Object value) {
    if (value instanceof Rendered rendered) {
      if (unchanged(exchange, tag(rendered.etag()))) {
        return;
      }
      rendered(exchange, status, rendered);
      return;
    }
    byte[] json = json(value);
    if (!unchanged(exchange, tag(json))) {
      body(exchange, status, "application/json", json);
    }
  }

  private static void rendered(Exchange exchange, int status, Rendered rendered) {
    var response = exchange.response();
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
    boolean zipped = accepts(exchange, "gzip");
    if (zipped) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
    }
    OutputStream sent = new AnswerStream(exchange);
    try {
      OutputStream out = zipped ? new QuickGzip(sent) : sent;
      rendered.writeTo(out);
      // only what was written whole is ended in good order
      out.close();
    } catch (IOException e) {
      throw new StreamClosedException();
    }
  }

  static void problem(Exchange exchange, Problem problem) {
    var headers = exchange.response().getHeaders();
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.remove(HttpHeader.ETAG);
    if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
      headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"grampus\"");
    }
    byte[] json = Problems.render(problem, exchange.id());
    body(exchange, Problems.status(problem), Problems.MEDIA_TYPE, json);
  }

  static void empty(Exchange exchange, int status) {
    exchange.response().setStatus(status);
    write(exchange, new byte[0]);
  }

  static void body(Exchange exchange, int status, String mediaType, byte[] body) {
    byte[] sent = body;
    if (body.length > WORTH_GZIP) {
      var headers = exchange.response().getHeaders();
      headers.put(HttpHeader.VARY, "Accept-Encoding");
      if (accepts(exchange, "gzip")) {
        headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        sent = gzip(body);
      }
    }
    encoded(exchange, status, mediaType, sent);
  }

  /** Writes a body as it is; what it is encoded with is in the headers already. */
  static void encoded(Exchange exchange, int status, String mediaType, byte[] body) {
    var response = exchange.response();
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    write(exchange, body);
  }

  static boolean unchanged(Exchange exchange, String tag) {
    exchange.response().getHeaders().put(HttpHeader.ETAG, tag);
    boolean same =
        exchange
            .header(HttpHeader.IF_NONE_MATCH)
            .map(given -> given.equals("*") || given.contains(tag))
            .orElse(false);
    if (same) {
      empty(exchange, 304);
    }
    return same;
  }

  static String tag(String version) {
    return "W/\"" + version.replaceAll("[^!#-~]", "_") + "\"";
  }

  static String tag(byte[] body) {
    return tag(Digests.sha256(body).substring(0, 32));
  }

  private static void write(Exchange exchange, byte[] bytes) {
    try {
      Content.Sink.write(exchange.response(), true, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new StreamClosedException();
    }
  }

  static boolean accepts(Exchange exchange, String encoding) {
    return exchange
        .header(HttpHeader.ACCEPT_ENCODING)
        .map(a -> a.contains(encoding) && !a.replace(" ", "").contains(encoding + ";q=0,"))
        .orElse(false);
  }

  private static byte[] gzip(byte[] body) {
    var bytes = new ByteArrayOutputStream(body.length / 4 + 64);
    try (OutputStream out = new QuickGzip(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
