package io.grampus.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what was read from another source. */
final class RecordingFiles implements FileSource {
  private final FileSource files;
  private final Map<String, byte[]> read = new LinkedHashMap<>();

  RecordingFiles(FileSource files) {
    this.files = files;
  }

  @Override
  public Optional<byte[]> read(String path) {
    Optional<byte[]> contents = files.read(path);
    contents.ifPresent(c -> read.put(path, c));
    return contents;
  }

  /** What was read so far and is there, by absolute path. */
  Map<String, byte[]> recorded() {
    return read;
  }
}
