package io.grampus.registry;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProtocolCall;
import io.grampus.oci.Digest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.OciException;
import io.grampus.oci.Tag;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Manifests (OCI distribution spec, "Pulling manifests", "Pushing Manifests", "Deleting tags"). */
final class ManifestEndpoint {
  private final ManifestStore manifests;
  private final RegistryAccess access;
  private final RegistryAudit audit;
  private final Through through;
  private final PullCounter pulls;
  private final Clock clock;

  ManifestEndpoint(
      ManifestStore manifests,
      RegistryAccess access,
      RegistryAudit audit,
      Through through,
      PullCounter pulls,
      Clock clock) {
    this.manifests = manifests;
    this.through = through;
    this.pulls = pulls;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  void serve(ProtocolCall call, Address.OneManifest at) throws IOException {
    var where = Optional.of(at.repository());
    switch (call.method()) {
      case "GET", "HEAD" -> send(call, at, through.gate().pass(call, at.repository()));
      case "PUT" -> put(call, at, access.require(call, RegistryAccess.PUSH, where));
      case "DELETE" -> delete(call, at, access.require(call, RegistryAccess.DELETE, where));
      default -> throw RegistryProtocol.wrongMethod("GET, HEAD, PUT, DELETE");
    }
  }

  private void send(ProtocolCall call, Address.OneManifest at, PullGate.Passage pull) {
    Mirror.Found found = find(at, pull);
    ManifestDocument document = found.document();
    String tag = "\"" + document.digest() + "\"";
    Map<String, String> headers = new HashMap<>(Answers.with(Map.of()));
    headers.put("Content-Type", document.mediaType());
    headers.put("Docker-Content-Digest", document.digest().toString());
    headers.put("ETag", tag);
    found.warning().ifPresent(words -> headers.put("Warning", warning(words)));
    boolean unchanged =
        call.header("If-None-Match").filter(given -> given.contains(tag)).isPresent();
    if (!unchanged && call.method().equals("GET")) {
      pulls.count(pull.repository(), document.digest(), pull.who());
    }
    Answers.bytes(call, unchanged ? 304 : 200, headers, unchanged ? new byte[0] : document.bytes());
  }

  private Mirror.Found find(Address.OneManifest at, PullGate.Passage pull) {
    if (pull.from().isPresent()) {
      return through.mirror().manifest(pull.from().get(), at.name());
    }
    return manifests
        .find(at.repository(), at.name())
        .map(kept -> new Mirror.Found(kept.document(), Optional.empty()))
        .orElseThrow(() -> unknown(at));
  }

  /** As clients show it to people (OCI distribution spec, "Warnings"). */
  private static String warning(String words) {
    return "299 - \"" + words.replaceAll("[^ -~]", " ").replaceAll("[\"\\\\]", "'") + "\"";
  }

  private void put(ProtocolCall call, Address.OneManifest at, Principal who) throws IOException {
    through.mirror().refusePush(at.repository());
    ManifestDocument document = read(call, at.name());
    Optional<Tag> tag =
        at.name() instanceof ManifestName.ByTag by ? Optional.of(by.tag()) : Optional.empty();
    String object = at.repository() + (tag.isPresent() ? ":" : "@") + at.name();
    var push = new ManifestStore.Push(at.repository(), document, tag, who.name());
    audit.around(
        call,
        who,
        RegistryAccess.PUSH,
        object,
        () -> {
          List<Digest> missing = manifests.put(push, clock.now());
          if (!missing.isEmpty()) {
            throw new Refusal(
                ErrorCode.MANIFEST_BLOB_UNKNOWN,
                at.repository() + " has not what the manifest needs: " + missing);
          }
        });
    Digest digest = document.digest();
    Map<String, String> headers = new HashMap<>();
    headers.put("Location", "%s/%s/manifests/%s".formatted(Address.ROOT, at.repository(), digest));
    headers.put("Docker-Content-Digest", digest.toString());
    document.manifest().subject().ifPresent(s -> headers.put("OCI-Subject", s.digest().toString()));
    Answers.empty(call, 201, headers);
  }

  private static ManifestDocument read(ProtocolCall call, ManifestName name) throws IOException {
    byte[] bytes = call.body().readNBytes(ManifestDocument.LARGEST + 1);
    if (bytes.length > ManifestDocument.LARGEST) {
      throw new Refusal(
          ErrorCode.MANIFEST_TOO_LARGE,
          "a manifest has at most " + ManifestDocument.LARGEST + " bytes");
    }
    ManifestDocument document;
    try {
      document = ManifestDocument.read(bytes, call.header("Content-Type"));
    } catch (OciException e) {
      throw new Refusal(ErrorCode.MANIFEST_INVALID, String.valueOf(e.getMessage()));
    }
    if (!(name instanceof ManifestName.ByDigest by)) {
      return document;
    }
    try {
      return document.named(by.digest());
    } catch (OciException e) {
      throw new Refusal(ErrorCode.DIGEST_INVALID, String.valueOf(e.getMessage()));
    }
  }

  private void delete(ProtocolCall call, Address.OneManifest at, Principal who) {
    boolean digest = at.name() instanceof ManifestName.ByDigest;
    String object = at.repository() + (digest ? "@" : ":") + at.name();
    audit.around(
        call,
        who,
        RegistryAccess.DELETE,
        object,
        () -> {
          if (!manifests.remove(at.repository(), at.name())) {
            throw unknown(at);
          }
        });
    Answers.empty(call, 202, Map.of());
  }

  private static Refusal unknown(Address.OneManifest at) {
    return new Refusal(
        ErrorCode.MANIFEST_UNKNOWN, at.repository() + " has no manifest " + at.name());
  }
}
