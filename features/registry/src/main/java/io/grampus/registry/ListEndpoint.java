package io.grampus.registry;

import io.grampus.kernel.ProtocolCall;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repositories, tags and referrers (OCI distribution spec, "Content Discovery"). */
final class ListEndpoint {
  /** What a page has at most, also when the client asks for more. */
  static final int PAGE = 1000;

  private final CatalogStore catalog;
  private final ManifestStore manifests;
  private final RegistryAccess access;

  ListEndpoint(CatalogStore catalog, ManifestStore manifests, RegistryAccess access) {
    this.catalog = catalog;
    this.manifests = manifests;
    this.access = access;
  }

  /** A page of repositories. */
  record Repositories(List<String> repositories) {}

  /** A page of tags. */
  record TagNames(String name, List<String> tags) {}

  void catalog(ProtocolCall call) {
    requireGet(call);
    access.require(call, RegistryAccess.PULL, Optional.empty());
    int most = most(call);
    List<String> names = catalog.repositories(call.query("last").orElse(""), most + 1);
    String path = Address.ROOT + "/_catalog";
    Answers.json(call, 200, next(path, names, most), new Repositories(page(names, most)));
  }

  void tags(ProtocolCall call, Address.Tags at) {
    requireGet(call);
    access.require(call, RegistryAccess.PULL, Optional.of(at.repository()));
    if (!catalog.has(at.repository())) {
      throw new Refusal(ErrorCode.NAME_UNKNOWN, "there is no repository " + at.repository());
    }
    int most = most(call);
    List<String> names = catalog.tags(at.repository(), call.query("last").orElse(""), most + 1);
    String path = "%s/%s/tags/list".formatted(Address.ROOT, at.repository());
    var body = new TagNames(at.repository().value(), page(names, most));
    Answers.json(call, 200, next(path, names, most), body);
  }

  void referrers(ProtocolCall call, Address.Referrers at) {
    requireGet(call);
    access.require(call, RegistryAccess.PULL, Optional.of(at.repository()));
    Optional<String> type = call.query("artifactType").filter(t -> !t.isEmpty());
    List<Descriptor> all =
        manifests.referrers(at.repository(), at.digest(), type).stream()
            .map(Artifacts::referrer)
            .toList();
    ManifestDocument index = ManifestDocument.write(Manifest.Index.of(all));
    Map<String, String> headers = Answers.with(Map.of("Content-Type", index.mediaType()));
    type.ifPresent(t -> headers.put("OCI-Filters-Applied", "artifactType"));
    Answers.bytes(call, 200, headers, index.bytes());
  }

  private static void requireGet(ProtocolCall call) {
    if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
      throw RegistryProtocol.wrongMethod("GET, HEAD");
    }
  }

  private static int most(ProtocolCall call) {
    try {
      int wanted = call.query("n").map(Integer::parseInt).orElse(PAGE);
      if (wanted < 0) {
        throw new NumberFormatException();
      }
      return Math.min(wanted, PAGE);
    } catch (NumberFormatException e) {
      throw new Refusal(ErrorCode.BLOB_UPLOAD_INVALID, "n is no number of entries");
    }
  }

  private static List<String> page(List<String> oneMore, int most) {
    return oneMore.subList(0, Math.min(most, oneMore.size()));
  }

  private static Map<String, String> next(String path, List<String> oneMore, int most) {
    Map<String, String> headers = new HashMap<>();
    if (most > 0 && oneMore.size() > most) {
      String last = URLEncoder.encode(oneMore.get(most - 1), StandardCharsets.UTF_8);
      headers.put("Link", "<%s?n=%d&last=%s>; rel=\"next\"".formatted(path, most, last));
    }
    return headers;
  }
}
