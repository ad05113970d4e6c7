package io.grampus.cli.image;

import io.grampus.oci.Descriptor;
import io.grampus.oci.ImageLayout;
import io.grampus.oci.ImageStore;
import io.grampus.oci.LayoutArchive;
import io.grampus.oci.ManifestName;
import io.grampus.oci.OciException;
import io.grampus.oci.RegistryClient;
import io.grampus.oci.Tag;
import io.grampus.oci.UnpackLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A store, and which image of it is meant; what was opened for it is closed with it.
 *
 * @param name the image's name in the store
 */
public record OpenImage(ImageStore store, ManifestName name, Closing closing)
    implements AutoCloseable {

  /** What is to be done in the end. */
  @FunctionalInterface
  public interface Closing {
    void close() throws IOException;
  }

  /**
   * Opens a place to read from.
   *
   * @param scratch where an archive is unpacked meanwhile
   * @param options how the registry of that name is reached
   */
  public static OpenImage read(
      ImagePlace place, Path scratch, Function<String, RegistryClient.Options> options)
      throws IOException {
    return switch (place) {
      case ImagePlace.Layout of -> of(ImageLayout.open(of.folder()), of.tag(), () -> {});
      case ImagePlace.Archive of -> {
        LayoutArchive archive = LayoutArchive.open(of.file(), scratch, UnpackLimits.usual());
        yield of(archive.layout(), of.tag(), archive::close);
      }
      case ImagePlace.Registry of -> of(of, options);
    };
  }

  /**
   * Opens a place to write to; a layout is made.
   *
   * @throws OciException when nothing can be written there
   */
  public static OpenImage write(ImagePlace place, Function<String, RegistryClient.Options> options)
      throws IOException {
    return switch (place) {
      case ImagePlace.Layout of ->
          new OpenImage(
              ImageLayout.make(of.folder()),
              new ManifestName.ByTag(of.tag().orElse(Tag.LATEST)),
              () -> {});
      case ImagePlace.Archive _ ->
          throw new OciException("archives are only read; write to oci:DIR:TAG or docker://NAME");
      case ImagePlace.Registry of -> of(of, options);
    };
  }

  private static OpenImage of(
      ImagePlace.Registry place, Function<String, RegistryClient.Options> options) {
    var reference = place.reference();
    RegistryClient client =
        RegistryClient.of(reference.registry(), options.apply(reference.registry()));
    return new OpenImage(
        client.repository(reference.repository()), reference.name(), client::close);
  }

  private static OpenImage of(ImageLayout layout, Optional<Tag> tag, Closing closing)
      throws IOException {
    try {
      return new OpenImage(layout, name(layout, tag), closing);
    } catch (IOException | OciException e) {
      closing.close();
      throw e;
    }
  }

  /** Without a tag it is the only image there. */
  private static ManifestName name(ImageLayout layout, Optional<Tag> tag) throws IOException {
    List<Descriptor> images = layout.images();
    List<String> tags =
        images.stream()
            .flatMap(i -> Optional.ofNullable(i.annotations().get(Descriptor.REF_NAME)).stream())
            .toList();
    if (tag.isPresent()) {
      if (!tags.contains(tag.get().value())) {
        throw new OciException("it has no image " + tag.get() + ", but " + told(tags));
      }
      return new ManifestName.ByTag(tag.get());
    }
    if (images.size() != 1) {
      throw new OciException("it has several images, so that one has to be named: " + told(tags));
    }
    return new ManifestName.ByDigest(images.getFirst().digest());
  }

  private static String told(List<String> tags) {
    return tags.isEmpty() ? "none with a name" : String.join(", ", tags);
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
