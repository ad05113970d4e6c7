package io.grampus.registry;

import io.grampus.kernel.ProtocolCall;
import io.grampus.oci.Digest;
import io.grampus.oci.RepositoryName;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blobs on their way in (OCI distribution spec, "Pushing blobs"). */
final class UploadEndpoint {
  /** Without the unit that other protocols have there. */
  private static final Pattern RANGE =
      Pattern.compile("(?:bytes )?(\\d{1,18})-(\\d{1,18})(?:/.*)?");

  private final Contents contents;
  private final RegistryAccess access;
  private final Mirror mirror;

  UploadEndpoint(Contents contents, RegistryAccess access, Mirror mirror) {
    this.contents = contents;
    this.access = access;
    this.mirror = mirror;
  }

  void begin(ProtocolCall call, Address.NewUpload at) throws IOException {
    if (!call.method().equals("POST")) {
      throw RegistryProtocol.wrongMethod("POST");
    }
    RepositoryName repository = at.repository();
    access.require(call, RegistryAccess.PUSH, Optional.of(repository));
    mirror.refusePush(repository);
    Optional<Digest> mount = call.query("mount").map(Address::digest);
    Optional<RepositoryName> from = call.query("from").map(Address::repository);
    if (from.isPresent()) {
      access.require(call, RegistryAccess.PULL, from);
    }
    if (mount.isPresent()
        && from.isPresent()
        && contents.mount(from.get(), repository, mount.get())) {
      created(call, repository, mount.get());
      return;
    }
    Optional<Digest> whole = call.query("digest").map(Address::digest);
    Upload upload = contents.begin(repository);
    if (whole.isPresent()) {
      append(call, upload);
      contents.finish(upload, whole.get());
      created(call, repository, whole.get());
    } else {
      told(call, 202, upload);
    }
  }

  void serve(ProtocolCall call, Address.OneUpload at) throws IOException {
    access.require(call, RegistryAccess.PUSH, Optional.of(at.repository()));
    Upload upload = contents.upload(at.repository(), at.id());
    switch (call.method()) {
      case "GET" -> told(call, 204, upload);
      case "PATCH" -> {
        append(call, upload);
        told(call, 202, upload);
      }
      case "PUT" -> {
        Digest digest =
            call.query("digest")
                .map(Address::digest)
                .orElseThrow(
                    () -> new Refusal(ErrorCode.DIGEST_INVALID, "the parameter digest is missing"));
        append(call, upload);
        contents.finish(upload, digest);
        created(call, at.repository(), digest);
      }
      case "DELETE" -> {
        contents.cancel(upload);
        Answers.empty(call, 204, Map.of());
      }
      default -> throw RegistryProtocol.wrongMethod("GET, PATCH, PUT, DELETE");
    }
  }

  /** What does not fit on the disk does not stay there in part either. */
  private void append(ProtocolCall call, Upload upload) throws IOException {
    try {
      upload.append(call.body(), call.header("Content-Range").map(UploadEndpoint::start));
    } catch (DiskException e) {
      contents.cancel(upload);
      throw e;
    } catch (Refusal e) {
      if (e.code() == ErrorCode.DISK_FULL) {
        contents.cancel(upload);
      }
      throw e;
    }
  }

  private static long start(String header) {
    Matcher range = RANGE.matcher(header.strip());
    if (!range.matches()) {
      throw new Refusal(ErrorCode.RANGE_INVALID, "\"" + header + "\" is no range FROM-TO");
    }
    return Long.parseLong(range.group(1));
  }

  private static void told(ProtocolCall call, int status, Upload upload) throws IOException {
    String location =
        "%s/%s/blobs/uploads/%s".formatted(Address.ROOT, upload.repository(), upload.id());
    Map<String, String> headers =
        Map.of(
            "Location",
            location,
            "Range",
            "0-" + Math.max(0, upload.size() - 1),
            "Docker-Upload-UUID",
            upload.id());
    Answers.empty(call, status, headers);
  }

  private static void created(ProtocolCall call, RepositoryName repository, Digest digest) {
    String location = "%s/%s/blobs/%s".formatted(Address.ROOT, repository, digest);
    Answers.empty(
        call, 201, Map.of("Location", location, "Docker-Content-Digest", digest.toString()));
  }
}
