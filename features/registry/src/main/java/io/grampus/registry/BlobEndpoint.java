package io.grampus.registry;

import io.grampus.kernel.Principal;
import io.grampus.kernel.ProtocolCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blobs that are there (OCI distribution spec, "Pulling blobs", "Deleting Blobs"). */
final class BlobEndpoint {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private final Contents contents;
  private final RegistryAccess access;
  private final RegistryAudit audit;
  private final Through through;

  BlobEndpoint(Contents contents, RegistryAccess access, RegistryAudit audit, Through through) {
    this.contents = contents;
    this.through = through;
    this.access = access;
    this.audit = audit;
  }

  void serve(ProtocolCall call, Address.OneBlob at) throws IOException {
    var where = Optional.of(at.repository());
    switch (call.method()) {
      case "HEAD" -> {
        PullGate.Passage pull = through.gate().pass(call, at.repository());
        Answers.head(call, 200, headers(at), size(at, pull));
      }
      case "GET" -> send(call, at, through.gate().pass(call, at.repository()));
      case "DELETE" -> delete(call, at, access.require(call, RegistryAccess.DELETE, where));
      default -> throw RegistryProtocol.wrongMethod("GET, HEAD, DELETE");
    }
  }

  private long size(Address.OneBlob at, PullGate.Passage pull) {
    Optional<Long> here = contents.promise(pull.repository(), at.digest());
    if (here.isPresent() || pull.from().isEmpty()) {
      return here.orElseThrow(() -> unknown(at));
    }
    return through.mirror().describe(pull.from().get(), at.digest()).size();
  }

  private void send(ProtocolCall call, Address.OneBlob at, PullGate.Passage pull)
      throws IOException {
    Optional<Upstream> from = pull.from();
    boolean part = call.header("Range").isPresent();
    if (from.isPresent() && !contents.has(pull.repository(), at.digest())) {
      if (!part) {
        through.fetches().send(call, from.get(), at.digest(), headers(at));
        return;
      }
      through.fetches().fetch(from.get(), at.digest());
    }
    try (Contents.Opened blob =
        contents.open(pull.repository(), at.digest()).orElseThrow(() -> unknown(at))) {
      send(call, at, blob);
    }
  }

  private static void send(ProtocolCall call, Address.OneBlob at, Contents.Opened blob)
      throws IOException {
    Map<String, String> headers = headers(at);
    InputStream content = Channels.newInputStream(blob.channel());
    Optional<Span> span = call.header("Range").flatMap(r -> span(r, blob.size()));
    if (span.isEmpty()) {
      Answers.stream(call, 200, headers, content, blob.size());
      return;
    }
    Span part = span.get();
    headers.put("Content-Range", "bytes %d-%d/%d".formatted(part.from, part.to, blob.size()));
    blob.channel().position(part.from);
    Answers.stream(call, 206, headers, content, part.to - part.from + 1);
  }

  /** The first and the last byte. */
  record Span(long from, long to) {}

  /** Empty for what is none, or several: then all is sent (RFC 9110 section 14.2). */
  static Optional<Span> span(String header, long size) {
    Matcher range = RANGE.matcher(header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    long from;
    long to = size - 1;
    if (range.group(1).isEmpty()) {
      from = Math.max(0, size - Long.parseLong(range.group(2)));
    } else {
      from = Long.parseLong(range.group(1));
      to = range.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(range.group(2)));
    }
    if (from >= size || from > to) {
      throw new Refusal(
          ErrorCode.RANGE_INVALID,
          "the blob has " + size + " bytes",
          Map.of("Content-Range", "bytes */" + size));
    }
    return Optional.of(new Span(from, to));
  }

  private void delete(ProtocolCall call, Address.OneBlob at, Principal who) {
    String object = at.repository() + "@" + at.digest();
    audit.around(
        call,
        who,
        RegistryAccess.DELETE,
        object,
        () -> {
          switch (contents.remove(at.repository(), at.digest())) {
            case DONE -> {}
            case UNKNOWN -> throw unknown(at);
            case IN_USE ->
                throw new Refusal(
                    ErrorCode.IN_USE, "a manifest of " + at.repository() + " needs it");
          }
        });
    Answers.empty(call, 202, Map.of());
  }

  private static Map<String, String> headers(Address.OneBlob at) {
    Map<String, String> headers = new HashMap<>(Answers.with(Map.of()));
    headers.put("Content-Type", "application/octet-stream");
    headers.put("Docker-Content-Digest", at.digest().toString());
    headers.put("ETag", "\"" + at.digest() + "\"");
    headers.put("Accept-Ranges", "bytes");
    headers.put("Cache-Control", "private, max-age=31536000");
    return headers;
  }

  private static Refusal unknown(Address.OneBlob at) {
    return new Refusal(ErrorCode.BLOB_UNKNOWN, at.repository() + " has no blob " + at.digest());
  }
}
