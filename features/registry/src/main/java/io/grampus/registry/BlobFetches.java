package io.grampus.registry;

import io.grampus.kernel.ProtocolCall;
import io.grampus.kernel.StreamClosedException;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches blobs from other registries, each once from each of them however many want it at the same
 * time.
 */
final class BlobFetches {
  private static final Logger LOG = LoggerFactory.getLogger(BlobFetches.class);
  private static final int TRIES = 3;
  private static final int PIECE = 1 << 17;

  private final Contents contents;
  private final Mirror mirror;
  private final ConcurrentMap<Key, BlobFetch> running = new ConcurrentHashMap<>();

  private record Key(String registry, Digest digest) {}

  BlobFetches(Contents contents, Mirror mirror) {
    this.contents = contents;
    this.mirror = mirror;
  }

  /** Makes the blob be here; when this returns, it is. */
  void fetch(Upstream upstream, Digest digest) throws IOException {
    BlobFetch fetch = start(upstream, digest);
    fetch.whole();
    share(fetch, upstream);
  }

  /**
   * Sends a blob while it comes.
   *
   * @throws Refusal when nothing was sent yet and the registry has it not
   * @throws IOException when it did not come whole; the client has less than it was told
   */
  void send(ProtocolCall call, Upstream upstream, Digest digest, Map<String, String> headers)
      throws IOException {
    BlobFetch fetch = start(upstream, digest);
    long size = fetch.blob().size();
    var _ = fetch.more(0);
    try (FileChannel file = open(upstream, fetch)) {
      Answers.head(call, 200, headers, size);
      for (long sent = 0; sent < size; ) {
        sent = copied(call, file, sent, more(fetch, sent));
      }
    }
    share(fetch, upstream);
  }

  private static long more(BlobFetch fetch, long sent) throws IOException {
    try {
      return fetch.more(sent);
    } catch (RuntimeException e) {
      // the head is out: only a broken connection tells that this is not all
      throw new IOException(e);
    }
  }

  /** Where it grows, or where it lies once it is whole. */
  private FileChannel open(Upstream upstream, BlobFetch fetch) throws IOException {
    Optional<Path> growing = fetch.file();
    if (growing.isPresent()) {
      try {
        return FileChannel.open(growing.get(), StandardOpenOption.READ);
      } catch (NoSuchFileException moved) {
        fetch.whole();
      }
    }
    Digest digest = fetch.blob().digest();
    share(fetch, upstream);
    return contents
        .open(upstream.local(), digest)
        .orElseThrow(() -> new IOException(digest + " came, and is gone"))
        .channel();
  }

  /** Whoever waited for it has it, too. */
  private void share(BlobFetch fetch, Upstream upstream) {
    contents.mount(fetch.upstream().local(), upstream.local(), fetch.blob().digest());
  }

  private static long copied(ProtocolCall call, FileChannel file, long from, long to)
      throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, to - from));
    int n = file.read(piece, from);
    if (n <= 0) {
      throw new IOException("the blob ended after " + from + " bytes");
    }
    try {
      call.answer().write(piece.array(), 0, n);
    } catch (IOException gone) {
      throw new StreamClosedException();
    }
    return from + n;
  }

  private BlobFetch start(Upstream upstream, Digest digest) {
    Descriptor blob = mirror.describe(upstream, digest);
    var own = new BlobFetch(upstream, blob);
    var key = new Key(upstream.registry(), digest);
    Optional<BlobFetch> first = Optional.ofNullable(running.putIfAbsent(key, own));
    if (first.isPresent()) {
      return first.get();
    }
    // a fetch that ended before this one was announced has left its blob here
    if (contents.adopt(upstream, digest)) {
      own.finish();
      running.remove(key);
    } else {
      Thread.ofVirtual().name("fetches-" + digest).start(() -> run(key, own));
    }
    return own;
  }

  private void run(Key key, BlobFetch fetch) {
    Upstream upstream = fetch.upstream();
    Digest digest = key.digest;
    try {
      Upload upload = begin(upstream);
      try {
        fetch.grows(upload.file());
        receive(upstream, fetch, upload);
        requireSize(upstream, fetch.blob(), upload.size());
        contents.finish(upload, digest);
      } catch (IOException | RuntimeException e) {
        cancel(upload);
        throw e;
      }
      fetch.finish();
      mirror.came(upstream);
    } catch (IOException | RuntimeException e) {
      Refusal refusal = refusal(upstream, digest, e);
      LOG.warn("{} of {} did not come: {}", digest, upstream, refusal.words());
      fetch.fail(refusal);
    } finally {
      running.remove(key);
    }
  }

  private Upload begin(Upstream upstream) throws IOException {
    return contents.begin(upstream.local());
  }

  /** Whoever reads it was told this size. */
  private static void requireSize(Upstream upstream, Descriptor blob, long size) {
    if (size != blob.size()) {
      throw new Refusal(
          ErrorCode.UPSTREAM_AWAY,
          "%s sent %d bytes as %s, which has %d"
              .formatted(upstream, size, blob.digest(), blob.size()));
    }
  }

  /** Goes on where the connection broke. */
  private void receive(Upstream upstream, BlobFetch fetch, Upload upload) throws IOException {
    for (int tried = 1; ; tried++) {
      long from = upload.size();
      try (InputStream body = mirror.ask(upstream, r -> r.open(fetch.blob(), from))) {
        upload.append(fetch.noted(body, from), Optional.of(from));
        return;
      } catch (IOException e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  private static Refusal refusal(Upstream upstream, Digest digest, Exception e) {
    return switch (e) {
      case Refusal r when r.code() == ErrorCode.DIGEST_INVALID ->
          new Refusal(
              ErrorCode.UPSTREAM_AWAY,
              "%s sent something else as %s: %s".formatted(upstream, digest, r.words()));
      case Refusal r -> r;
      case DiskException d when d.full() ->
          new Refusal(ErrorCode.DISK_FULL, "the disk of the registry is full");
      default ->
          new Refusal(
              ErrorCode.UPSTREAM_AWAY,
              "%s could not be had from %s: %s".formatted(digest, upstream, e.getMessage()));
    };
  }

  private void cancel(Upload upload) {
    try {
      contents.cancel(upload);
    } catch (IOException | RuntimeException e) {
      LOG.warn("An upload was left over: {}", e.getMessage());
    }
  }
}
