package io.grampus.registry;

import io.grampus.kernel.Ids;
import io.grampus.oci.Digest;
import io.grampus.oci.RepositoryName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All uploads under way; those of an earlier process go on too. */
final class Uploads {
  private static final Pattern ID = Pattern.compile("[0-9a-z]{25}");
  private static final int REPOSITORY_DIGITS = 16;

  private final Path folder;
  private final Room room;
  private final Map<String, Upload> live = new ConcurrentHashMap<>();

  /**
   * @param reserve how much of the disk stays free, in bytes
   */
  Uploads(Path folder, long reserve) {
    this.folder = folder;
    this.room = new Room(folder, reserve);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Upload begin(RepositoryName repository) throws IOException {
    String id = Ids.fresh();
    Upload upload;
    room.require();
    try {
      upload = Upload.begin(id, repository, folder.resolve(name(repository, id)), room);
    } catch (IOException e) {
      throw new DiskException(e);
    }
    live.put(name(repository, id), upload);
    return upload;
  }

  /**
   * @throws Refusal when the repository has no such upload
   */
  Upload find(RepositoryName repository, String id) throws IOException {
    String name = name(repository, id);
    try {
      if (ID.matcher(id).matches()) {
        Upload resumed = Upload.resume(id, repository, folder.resolve(name), room);
        return Optional.ofNullable(live.putIfAbsent(name, resumed)).orElse(resumed);
      }
    } catch (java.nio.file.NoSuchFileException unknown) {
      live.remove(name);
    }
    throw Upload.unknown(id);
  }

  /** Forgets one whose file has moved, or throws the file away with it. */
  void end(Upload upload) throws IOException {
    upload.exclusively(() -> {
      Files.deleteIfExists(upload.file());
      live.remove(name(upload.repository(), upload.id()));
      return 0;
    });
  }

  /**
   * Throws away those that nobody wrote to since then; one that is being written to stays.
   *
   * @return how many
   */
  int expire(Instant before) {
    int expired = 0;
    for (Path file : files()) {
      expired += expired(file, before) ? 1 : 0;
    }
    return expired;
  }

  private boolean expired(Path file, Instant before) {
    Optional<Upload> known = Optional.ofNullable(live.get(file.getFileName().toString()));
    try {
      if (!Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        return false;
      }
      if (known.isPresent()) {
        end(known.get());
      } else {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (Refusal busy) {
      return false;
    } catch (java.nio.file.NoSuchFileException finished) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the repository, so that its upload is found in no other. */
  private static String name(RepositoryName repository, String id) {
    Digest digest = Digest.of(repository.value().getBytes(StandardCharsets.UTF_8));
    return id + "." + digest.hex().substring(0, REPOSITORY_DIGITS);
  }
}
