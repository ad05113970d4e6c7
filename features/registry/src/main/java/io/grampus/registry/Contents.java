package io.grampus.registry;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Sql;
import io.grampus.oci.Digest;
import io.grampus.oci.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Blobs as clients see them: their rows and their files together. */
final class Contents {
  /** A link is noted again when its last note is older: few writes, and most of the grace left. */
  private static final Duration NOTE_EVERY = Duration.ofHours(1);

  private final BlobStore store;
  private final BlobFolder folder;
  private final Uploads uploads;
  private final Clock clock;

  Contents(BlobStore store, BlobFolder folder, Uploads uploads, Clock clock) {
    this.store = store;
    this.folder = folder;
    this.uploads = uploads;
    this.clock = clock;
  }

  /**
   * An open blob.
   *
   * @param size in bytes
   */
  record Opened(FileChannel channel, long size) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** The size of a blob that the client may now rely on. */
  Optional<Long> promise(RepositoryName repository, Digest digest) {
    Instant now = clock.now();
    try {
      // first noted, then looked: what is found after its note stays for the grace period
      store.touch(repository, digest, now, now.minus(NOTE_EVERY));
    } catch (RuntimeException e) {
      // a full disk must not keep anybody from pulling; nobody can push either
      if (!Sql.isFull(e)) {
        throw e;
      }
    }
    return store
        .find(repository, digest)
        .filter(b -> folder.has(b.file()))
        .map(BlobStore.Blob::size);
  }

  Optional<Opened> open(RepositoryName repository, Digest digest) throws IOException {
    Optional<BlobStore.Blob> blob = store.find(repository, digest);
    if (blob.isEmpty()) {
      return Optional.empty();
    }
    return folder.open(blob.get().file()).map(channel -> new Opened(channel, blob.get().size()));
  }

  /** A small blob whole; empty when it is not there or larger. */
  Optional<byte[]> small(RepositoryName repository, Digest digest, int most) throws IOException {
    try (Opened opened = open(repository, digest).orElse(null)) {
      if (opened == null || opened.size > most) {
        return Optional.empty();
      }
      InputStream in = Channels.newInputStream(opened.channel);
      return Optional.of(in.readNBytes(most));
    }
  }

  Upload begin(RepositoryName repository) throws IOException {
    return uploads.begin(repository);
  }

  Upload upload(RepositoryName repository, String id) throws IOException {
    return uploads.find(repository, id);
  }

  void cancel(Upload upload) throws IOException {
    uploads.end(upload);
  }

  /** Makes a finished upload a blob of its repository; when this returns, it outlives anything. */
  void finish(Upload upload, Digest told) throws IOException {
    upload.exclusively(() -> {
      upload.verify(told);
      keep(upload, told);
      uploads.end(upload);
      return 0;
    });
  }

  private void keep(Upload upload, Digest digest) throws IOException {
    long size = upload.size();
    try (var arrival = folder.take(upload.file(), digest, upload.id())) {
      Optional<String> lost =
          store.anywhere(digest).map(BlobStore.Blob::file).filter(f -> !folder.has(f));
      var blob = new BlobStore.Blob(digest, arrival.file(), size);
      String counts = store.add(upload.repository(), blob, lost, clock.now());
      if (!counts.equals(arrival.file())) {
        folder.remove(arrival.file());
      }
    }
  }

  boolean mount(RepositoryName from, RepositoryName to, Digest digest) {
    return store.mount(from, to, digest, clock.now()) && promise(to, digest).isPresent();
  }

  boolean has(RepositoryName repository, Digest digest) {
    return has(store.find(repository, digest));
  }

  /**
   * Gives a repository a blob that was pulled through from the same registry before; false when
   * there is none. What others pushed, or what another registry keeps for itself, is not given away
   * because a registry says that it has it, too.
   */
  boolean adopt(Upstream upstream, Digest digest) {
    return has(upstream.local(), digest)
        || (has(store.anywhere(digest)) && store.adopt(upstream, digest, clock.now()));
  }

  private boolean has(Optional<BlobStore.Blob> blob) {
    return blob.filter(b -> folder.has(b.file())).isPresent();
  }

  BlobStore.Removed remove(RepositoryName repository, Digest digest) {
    return store.remove(repository, digest);
  }

  /** Removes blobs, and files that no row names; the blobs that went. */
  List<BlobStore.Blob> collect(Instant before) {
    List<BlobStore.Blob> gone = store.collect(before);
    gone.forEach(b -> folder.remove(b.file()));
    folder.sweep(store::names);
    return gone;
  }

  int expireUploads(Instant before) {
    return uploads.expire(before);
  }

  /**
   * What all of it takes.
   *
   * @param collected what the last collection removed
   */
  RegistryUsage usage(Optional<RegistryUsage.Pass> collected) throws IOException {
    BlobStore.Sum all = store.all();
    long unused = store.unused().stream().mapToLong(BlobStore.Blob::size).sum();
    FileStore disk = folder.disk();
    return new RegistryUsage(
        all.blobs(),
        all.bytes(),
        Math.max(0, store.linked().bytes() - all.bytes()),
        unused,
        disk.getUsableSpace(),
        disk.getTotalSpace(),
        collected);
  }

  List<BlobStore.Blob> unused() {
    return store.unused();
  }

  List<BlobStore.Blob> collectable(Instant before) {
    return store.collectable(before);
  }
}
