package io.grampus.cli.image;

import io.grampus.oci.OciException;
import io.grampus.oci.Reference;
import io.grampus.oci.Tag;
import java.nio.file.Path;
import java.util.Optional;

/** Where an image lies, written as skopeo, podman and buildah do. */
public sealed interface ImagePlace {
  /** Before a folder with a layout. */
  String LAYOUT = "oci:";

  /** Before a tar with a layout. */
  String ARCHIVE = "oci-archive:";

  /** Before the name of an image in a registry. */
  String REGISTRY = "docker://";

  /** {@code oci:DIR[:TAG]}. */
  record Layout(Path folder, Optional<Tag> tag) implements ImagePlace {}

  /** {@code oci-archive:FILE[:TAG]}. */
  record Archive(Path file, Optional<Tag> tag) implements ImagePlace {}

  /** {@code docker://NAME[:TAG|@DIGEST]}. */
  record Registry(Reference reference) implements ImagePlace {}

  /**
   * Reads a place.
   *
   * @throws OciException when it is none
   */
  static ImagePlace parse(String text) {
    if (text.startsWith(REGISTRY)) {
      return new Registry(Reference.parse(text.substring(REGISTRY.length())));
    }
    boolean archive = text.startsWith(ARCHIVE);
    if (!archive && !text.startsWith(LAYOUT)) {
      throw new OciException(
          "\""
              + text
              + "\" does not say where: oci:DIR[:TAG], oci-archive:FILE[:TAG] or docker://NAME");
    }
    String rest = text.substring(archive ? ARCHIVE.length() : LAYOUT.length());
    int colon = rest.lastIndexOf(':');
    boolean tagged = colon > rest.lastIndexOf('/');
    Path path = Path.of(tagged ? rest.substring(0, colon) : rest);
    Optional<Tag> tag = tagged ? Optional.of(new Tag(rest.substring(colon + 1))) : Optional.empty();
    if (path.toString().isEmpty()) {
      throw new OciException("\"" + text + "\" names no " + (archive ? "file" : "folder"));
    }
    return archive ? new Archive(path, tag) : new Layout(path, tag);
  }
}
