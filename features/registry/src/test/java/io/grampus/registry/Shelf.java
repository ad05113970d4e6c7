package io.grampus.registry;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Sql;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Digest;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.MediaTypes;
import io.grampus.oci.RepositoryName;
import io.grampus.oci.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The insides of a registry on a real database and real files, without HTTP. */
final class Shelf implements AutoCloseable {
  static final RepositoryName SHOP = new RepositoryName("shop/web");

  final Path folder;
  final Contents contents;
  final ManifestStore manifests;
  final GarbageCollector collector;
  private final Sql sql;
  private final Clock clock;

  Shelf(Path folder, Clock clock, Duration grace) {
    this.folder = folder;
    this.clock = clock;
    this.sql = Sql.open(folder.resolve("test.db"), Sql.Durability.EVERY_COMMIT);
    sql.migrate(BlobStore.class);
    this.contents =
        new Contents(
            new BlobStore(sql),
            new BlobFolder(folder.resolve("blobs")),
            new Uploads(folder.resolve("uploads"), 0),
            clock);
    this.manifests = new ManifestStore(sql);
    this.collector = new GarbageCollector(contents, manifests, grace, clock);
  }

  /** A counter of pulls as a server that has just started has it. */
  PullCounter pulls() {
    return new PullCounter(new PullStore(sql), clock);
  }

  /** Pushes a blob as a client does. */
  Descriptor push(RepositoryName repository, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Descriptor blob = Descriptor.of(MediaTypes.OCI_LAYER, bytes);
    try {
      Upload upload = contents.begin(repository);
      upload.append(new ByteArrayInputStream(bytes), Optional.empty());
      contents.finish(upload, blob.digest());
      return blob;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ManifestDocument image(Descriptor config, Descriptor... layers) {
    return ManifestDocument.write(Manifest.Image.of(config, Arrays.asList(layers)));
  }

  /** What was missing. */
  List<Digest> tag(RepositoryName repository, ManifestDocument document, String tag) {
    var push = new ManifestStore.Push(repository, document, Optional.of(new Tag(tag)), "ada");
    return manifests.put(push, clock.now());
  }

  /** The content, if it is there. */
  Optional<String> read(RepositoryName repository, Descriptor blob) {
    try {
      return contents
          .small(repository, blob.digest(), 1 << 20)
          .map(b -> new String(b, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files of blobs. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("blobs"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() {
    sql.close();
  }
}
