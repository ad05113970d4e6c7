package io.grampus.oci;

import io.grampus.oci.RegistryHttp.Ask;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads blobs, and goes on after failures (OCI distribution spec, "Pushing blobs"). */
final class BlobPusher {
  /** All in one request. */
  static final long WHOLE = Long.MAX_VALUE;

  private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-(\\d{1,18})");

  private final RegistryHttp http;
  private final RepositoryName repository;
  private final String scope;

  BlobPusher(RegistryHttp http, RepositoryName repository, String scope) {
    this.http = http;
    this.repository = repository;
    this.scope = scope;
  }

  /** Where an upload is, and how far. */
  private record At(URI location, long offset) {}

  void push(Descriptor blob, BlobOpener content, long chunk) throws IOException {
    At at = begin();
    int failures = 0;
    while (true) {
      try {
        if (at.offset < blob.size() && (chunk < blob.size() || at.offset > 0)) {
          long length = Math.min(chunk, blob.size() - at.offset);
          at = patch(at, content, length);
          failures = 0;
        } else {
          finish(at, blob, content);
          return;
        }
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        failures++;
        if (failures >= http.patience().tries()) {
          throw Patience.last(e);
        }
        http.patience().pause(failures, e);
        if (http.send(look(blob)).statusCode() == 200) {
          return;
        }
        at = again(at);
      }
    }
  }

  private At begin() throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(http.base().resolve("/v2/" + repository + "/blobs/uploads/"))
            .POST(BodyPublishers.noBody());
    var response =
        http.send(new Ask("begin an upload to " + repository, scope, request, List.of(202)));
    return new At(location(response), 0);
  }

  /** The answer to the last request may have been lost on its way. */
  private Ask look(Descriptor blob) {
    URI uri = http.base().resolve("/v2/" + repository + "/blobs/" + blob.digest());
    return new Ask("look for a blob", scope, HttpRequest.newBuilder(uri).HEAD(), List.of(200, 404));
  }

  private At again(At at) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(at.location).GET();
    String tried = "go on with an upload to " + repository;
    // while the registry still waits for the rest of the lost request, it says so
    HttpResponse<byte[]> response =
        http.send(new Ask(tried, scope, request, List.of(204, 404, 409)));
    return switch (response.statusCode()) {
      case 404 -> begin();
      case 409 -> at;
      default -> {
        long offset = offset(response);
        yield offset <= 1 ? begin() : new At(location(response), offset);
      }
    };
  }

  private At patch(At at, BlobOpener content, long length) throws IOException {
    String range = at.offset + "-" + (at.offset + length - 1);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at.location)
            .header("Content-Type", "application/octet-stream")
            .header("Content-Range", range)
            .method("PATCH", body(content, at.offset, length));
    HttpResponse<byte[]> response = send(request, List.of(202));
    return new At(location(response), at.offset + length);
  }

  private void finish(At at, Descriptor blob, BlobOpener content) throws IOException {
    String query = String.valueOf(at.location.getRawQuery());
    String joint = at.location.getRawQuery() == null || query.isEmpty() ? "?" : "&";
    URI uri = URI.create(at.location + joint + "digest=" + blob.digest());
    long length = blob.size() - at.offset;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/octet-stream")
            .PUT(length == 0 ? BodyPublishers.noBody() : body(content, at.offset, length));
    send(request, List.of(201));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, List<Integer> accepted)
      throws IOException {
    try {
      return http.sendOnce(new Ask("upload to " + repository, scope, request, accepted));
    } catch (RegistryException e) {
      // 409: it still waits for the rest of a lost request; 416: it has another size in mind
      if (e.status() == 409 || e.status() == 416) {
        throw new PassingException(e, java.util.Optional.empty());
      }
      throw e;
    }
  }

  private static BodyPublisher body(BlobOpener content, long from, long length) {
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> opened(content, from, length)), length);
  }

  private static InputStream opened(BlobOpener content, long from, long length) {
    try {
      return new LimitedInput(content.open(from), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI location(HttpResponse<byte[]> response) {
    String location =
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new OciException(http.base() + " told no place for the upload"));
    return response.uri().resolve(location);
  }

  /** How much there is; one byte and none have the same range, so both are told as at most 1. */
  private static long offset(HttpResponse<byte[]> response) {
    Matcher range = RANGE.matcher(response.headers().firstValue("Range").orElse("").strip());
    if (!range.matches()) {
      return 0;
    }
    return Long.parseLong(range.group(1)) + 1;
  }
}
