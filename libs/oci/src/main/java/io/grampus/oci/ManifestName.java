package io.grampus.oci;

/** By what a manifest is asked for in its repository. */
public sealed interface ManifestName {

  /** By a name that may mean another manifest tomorrow. */
  record ByTag(Tag tag) implements ManifestName {
    @Override
    public String toString() {
      return tag.value();
    }
  }

  /** By its content. */
  record ByDigest(Digest digest) implements ManifestName {
    @Override
    public String toString() {
      return digest.toString();
    }
  }

  /**
   * A digest when there is a colon, otherwise a tag.
   *
   * @throws OciException when it is neither
   */
  static ManifestName parse(String text) {
    return text.indexOf(':') >= 0 ? new ByDigest(Digest.parse(text)) : new ByTag(new Tag(text));
  }
}
