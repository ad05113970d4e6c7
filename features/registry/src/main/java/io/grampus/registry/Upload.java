package io.grampus.registry;

import io.grampus.oci.Digest;
import io.grampus.oci.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A blob on its way in: a file that grows, over as many requests as the client likes.
 *
 * <p>One request writes at a time; a second one is refused, not queued. What arrived before a
 * client left is kept, so that it can go on from there. The hash runs along; a restarted server has
 * only the file, and hashes it once at the end.
 */
final class Upload {
  private static final int PIECE = 1 << 17;
  private static final int LOOK_EVERY = 8 << 20;

  private final String id;
  private final RepositoryName repository;
  private final Path file;
  private final Room room;
  private final ReentrantLock writing = new ReentrantLock();
  private Optional<MessageDigest> hash;
  private long size;

  private Upload(
      String id, RepositoryName repository, Path file, Room room, Optional<MessageDigest> hash) {
    this.id = id;
    this.repository = repository;
    this.file = file;
    this.room = room;
    this.hash = hash;
  }

  /** A new one, with an empty file. */
  static Upload begin(String id, RepositoryName repository, Path file, Room room)
      throws IOException {
    Files.createFile(file);
    var fresh = Optional.of(Digest.Algorithm.SHA256.hash());
    return new Upload(id, repository, file, room, fresh);
  }

  /** One whose file an earlier process left. */
  static Upload resume(String id, RepositoryName repository, Path file, Room room)
      throws IOException {
    var upload = new Upload(id, repository, file, room, Optional.empty());
    upload.size = Files.size(file);
    return upload;
  }

  String id() {
    return id;
  }

  RepositoryName repository() {
    return repository;
  }

  Path file() {
    return file;
  }

  /** How many bytes are there, once they are synced. */
  long size() throws IOException {
    return exclusively(() -> {
      if (size > 0) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(false);
        }
      }
      return size;
    });
  }

  /**
   * Adds all of the body, and syncs it.
   *
   * @param start where the body begins, as the client says
   * @return the size so far
   * @throws IOException when the client left; what came until then is kept
   */
  long append(InputStream body, Optional<Long> start) throws IOException {
    return exclusively(() -> {
      if (start.filter(s -> s != size).isPresent()) {
        throw new Refusal(ErrorCode.RANGE_INVALID, "the upload has " + size + " bytes so far");
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.position(size);
        copy(body, channel);
        channel.force(false);
      }
      return size;
    });
  }

  private void copy(InputStream body, FileChannel channel) throws IOException {
    byte[] piece = new byte[PIECE];
    long look = size;
    for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
      if (size >= look) {
        room.require();
        look = size + LOOK_EVERY;
      }
      write(channel, ByteBuffer.wrap(piece, 0, n));
      int length = n;
      hash.ifPresent(h -> h.update(piece, 0, length));
      size += n;
    }
  }

  private void write(FileChannel channel, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      // the size counts whole pieces only; the next append writes over what came of this one
      throw new DiskException(e);
    }
  }

  /**
   * What all bytes come to, in the algorithm of the digest that the client told.
   *
   * @throws Refusal when the client told another one
   */
  void verify(Digest told) throws IOException {
    exclusively(() -> {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(size);
        channel.force(false);
      }
      Digest found = found(told.algorithm());
      if (!found.equals(told)) {
        throw new Refusal(ErrorCode.DIGEST_INVALID, "the " + size + " bytes are " + found);
      }
      return size;
    });
  }

  private Digest found(Digest.Algorithm algorithm) throws IOException {
    if (algorithm == Digest.Algorithm.SHA256 && hash.isPresent()) {
      Digest found = Digest.finish(algorithm, hash.get());
      hash = Optional.empty();
      return found;
    }
    MessageDigest whole = algorithm.hash();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        whole.update(piece, 0, n);
      }
    }
    return Digest.finish(algorithm, whole);
  }

  static Refusal unknown(String id) {
    return new Refusal(ErrorCode.BLOB_UPLOAD_UNKNOWN, "there is no upload " + id);
  }

  /** Something done to the file that nobody else does at the same time. */
  interface Work {
    long run() throws IOException;
  }

  /**
   * @throws Refusal when a request is at it already, or when it has ended
   */
  long exclusively(Work work) throws IOException {
    if (!writing.tryLock()) {
      throw new Refusal(ErrorCode.UPLOAD_BUSY, "another request is writing to the upload " + id);
    }
    try {
      return work.run();
    } catch (NoSuchFileException finished) {
      throw unknown(id);
    } finally {
      writing.unlock();
    }
  }
}
