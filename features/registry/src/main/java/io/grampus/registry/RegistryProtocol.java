package io.grampus.registry;

import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.ProtocolCall;
import io.grampus.kernel.Sql;
import io.grampus.kernel.StreamClosedException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OCI distribution specification 1.1, from the path of a request to its endpoint. */
final class RegistryProtocol implements Protocol {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryProtocol.class);

  private final RegistryAccess access;
  private final TokenEndpoint tokens;
  private final BlobEndpoint blobs;
  private final UploadEndpoint uploads;
  private final ManifestEndpoint manifests;
  private final ListEndpoint lists;

  RegistryProtocol(
      RegistryAccess access,
      TokenEndpoint tokens,
      BlobEndpoint blobs,
      UploadEndpoint uploads,
      ManifestEndpoint manifests,
      ListEndpoint lists) {
    this.access = access;
    this.tokens = tokens;
    this.blobs = blobs;
    this.uploads = uploads;
    this.manifests = manifests;
    this.lists = lists;
  }

  @Override
  public String prefix() {
    return Address.ROOT + "/";
  }

  @Override
  public void serve(ProtocolCall call) throws IOException {
    try {
      switch (Address.parse(path(call))) {
        case Address.Root _ -> root(call);
        case Address.Token _ -> tokens.serve(call);
        case Address.Catalog _ -> lists.catalog(call);
        case Address.Tags at -> lists.tags(call, at);
        case Address.Referrers at -> lists.referrers(call, at);
        case Address.OneManifest at -> manifests.serve(call, at);
        case Address.OneBlob at -> blobs.serve(call, at);
        case Address.NewUpload at -> uploads.begin(call, at);
        case Address.OneUpload at -> uploads.serve(call, at);
      }
    } catch (Refusal e) {
      Answers.refused(call, e);
    } catch (StreamClosedException e) {
      throw e;
    } catch (RuntimeException e) {
      Answers.refused(call, refusal(call, e));
    }
  }

  /** A colon may come encoded; what the path then names is checked by the grammar of names. */
  private static String path(ProtocolCall call) {
    try {
      return URLDecoder.decode(call.path().replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ErrorCode.NAME_INVALID, "the path is not well encoded");
    }
  }

  private void root(ProtocolCall call) {
    access.require(call, RegistryAccess.PULL, Optional.empty());
    Answers.json(call, 200, Map.of(), Map.of());
  }

  private static Refusal refusal(ProtocolCall call, RuntimeException e) {
    if (e instanceof ProblemException known) {
      Problem problem = known.problem();
      boolean tooOften = problem.kind() == Problem.Kind.EXHAUSTED;
      ErrorCode code = tooOften ? ErrorCode.TOOMANYREQUESTS : ErrorCode.DENIED;
      return new Refusal(code, problem.sentence() + " " + problem.next());
    }
    if (Sql.isFull(e) || DiskException.full(e)) {
      return new Refusal(ErrorCode.DISK_FULL, "the disk of the registry is full");
    }
    String reference = call.context().id();
    LOG.error("{} {} failed, reference {}", call.method(), call.path(), reference, e);
    return new Refusal(ErrorCode.UNKNOWN, "the registry failed, reference " + reference);
  }

  static Refusal wrongMethod(String allowed) {
    return new Refusal(
        ErrorCode.UNSUPPORTED, "this address only knows " + allowed, Map.of("Allow", allowed));
  }
}
