package io.grampus.registry;

import io.grampus.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The files of blobs, each with a name that is never used a second time. */
final class BlobFolder {
  private final Path root;
  private final Set<String> arriving = ConcurrentHashMap.newKeySet();

  /** Makes the folder where there is none. */
  BlobFolder(Path root) {
    this.root = root;
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that moves in; it is safe from {@link #sweep} until this is closed. */
  record Arrival(String file, Set<String> arriving) implements AutoCloseable {
    @Override
    public void close() {
      arriving.remove(file);
    }
  }

  /**
   * Moves a synced file in, for good once this returns. Close it when its row is committed.
   *
   * @param id makes the name unique
   */
  Arrival take(Path synced, Digest digest, String id) throws IOException {
    Path folder = root.resolve(digest.algorithm().word()).resolve(digest.hex().substring(0, 2));
    Path target = folder.resolve(digest.hex() + "." + id);
    String file = root.relativize(target).toString();
    arriving.add(file);
    var arrival = new Arrival(file, arriving);
    try {
      makeFolder(digest.algorithm(), folder);
      Files.move(synced, target, StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
      return arrival;
    } catch (IOException | RuntimeException e) {
      arrival.close();
      throw e;
    }
  }

  /** Empty when there is no such file any more. */
  Optional<FileChannel> open(String file) throws IOException {
    try {
      return Optional.of(FileChannel.open(root.resolve(file), StandardOpenOption.READ));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  FileStore disk() throws IOException {
    return Files.getFileStore(root);
  }

  boolean has(String file) {
    return Files.exists(root.resolve(file));
  }

  /** Removes a file; one that is being read is read to its end. */
  void remove(String file) {
    try {
      Files.deleteIfExists(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes files that no row names.
   *
   * <p>Safe while blobs arrive: a file is seen here only after it was announced as arriving, so one
   * that is seen first, is not arriving after that, and has no row after that, will never have one.
   *
   * @return how many there were
   */
  int sweep(Predicate<String> named) {
    int swept = 0;
    for (String file : files()) {
      if (!arriving.contains(file) && !named.test(file)) {
        remove(file);
        swept++;
      }
    }
    return swept;
  }

  private List<String> files() {
    List<String> files = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Listing(root, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Lists files, also while others remove some. */
  private static final class Listing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<String> files;

    Listing(Path root, List<String> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(root.relativize(file).toString());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  private void makeFolder(Digest.Algorithm algorithm, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      sync(root.resolve(algorithm.word()));
      sync(root);
    }
  }

  /** Makes the names in a folder outlive a crash of the machine. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
