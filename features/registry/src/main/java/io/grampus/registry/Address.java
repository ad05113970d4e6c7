package io.grampus.registry;

import io.grampus.oci.Digest;
import io.grampus.oci.ManifestName;
import io.grampus.oci.OciException;
import io.grampus.oci.RepositoryName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path below {@code /v2} names (OCI distribution spec, "Endpoints"). */
sealed interface Address {

  /** Whether the registry is there. */
  record Root() implements Address {}

  /** Where clients get their token. */
  record Token() implements Address {}

  /** The names of all repositories. */
  record Catalog() implements Address {}

  /** What is in one repository. */
  sealed interface Inside extends Address {
    RepositoryName repository();
  }

  /** The names of its tags. */
  record Tags(RepositoryName repository) implements Inside {}

  /** A manifest of it. */
  record OneManifest(RepositoryName repository, ManifestName name) implements Inside {}

  /** A blob of it. */
  record OneBlob(RepositoryName repository, Digest digest) implements Inside {}

  /** Where uploads begin. */
  record NewUpload(RepositoryName repository) implements Inside {}

  /** An upload under way. */
  record OneUpload(RepositoryName repository, String id) implements Inside {}

  /** What is about a manifest. */
  record Referrers(RepositoryName repository, Digest digest) implements Inside {}

  String ROOT = "/v2";

  Pattern INSIDE =
      Pattern.compile(
          "/(?<name>.+?)/(?:(?<tags>tags/list)|manifests/(?<manifest>[^/]+)|(?<begin>blobs/uploads/?)"
              + "|blobs/uploads/(?<upload>[^/]+)|blobs/(?<blob>[^/]+)|referrers/(?<of>[^/]+))");

  /**
   * @throws Refusal when the path names nothing, or names it wrongly
   */
  static Address parse(String path) {
    String rest = path.substring(ROOT.length());
    return switch (rest) {
      case "", "/" -> new Root();
      case "/token" -> new Token();
      case "/_catalog" -> new Catalog();
      default -> {
        Matcher inside = INSIDE.matcher(rest);
        if (!inside.matches()) {
          throw new Refusal(ErrorCode.NAME_UNKNOWN, "there is no address " + path);
        }
        yield inside(inside);
      }
    };
  }

  private static Inside inside(Matcher path) {
    RepositoryName name = repository(path.group("name"));
    if (path.group("tags") != null) {
      return new Tags(name);
    }
    if (path.group("begin") != null) {
      return new NewUpload(name);
    }
    if (path.group("upload") != null) {
      return new OneUpload(name, path.group("upload"));
    }
    if (path.group("blob") != null) {
      return new OneBlob(name, digest(path.group("blob")));
    }
    if (path.group("of") != null) {
      return new Referrers(name, digest(path.group("of")));
    }
    return new OneManifest(name, manifest(path.group("manifest")));
  }

  static RepositoryName repository(String text) {
    try {
      return new RepositoryName(text);
    } catch (OciException e) {
      throw new Refusal(ErrorCode.NAME_INVALID, String.valueOf(e.getMessage()));
    }
  }

  static Digest digest(String text) {
    try {
      return Digest.parse(text);
    } catch (OciException e) {
      throw new Refusal(ErrorCode.DIGEST_INVALID, String.valueOf(e.getMessage()));
    }
  }

  private static ManifestName manifest(String text) {
    try {
      return ManifestName.parse(text);
    } catch (OciException e) {
      ErrorCode code =
          text.indexOf(':') < 0 ? ErrorCode.MANIFEST_INVALID : ErrorCode.DIGEST_INVALID;
      throw new Refusal(code, String.valueOf(e.getMessage()));
    }
  }
}
