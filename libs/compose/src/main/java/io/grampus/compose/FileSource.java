package io.grampus.compose;

import java.util.Map;
import java.util.Optional;

/** Where a load reads its files from; paths are absolute and in the Unix way. */
public interface FileSource {
  /** The contents of a file; nothing if there is no such file. */
  Optional<byte[]> read(String path);

  /** The files of this machine; of each file at most the given number of bytes and one are read. */
  static FileSource disk(int fileBytes) {
    return new DiskFiles(fileBytes);
  }

  /** The files of this machine, within the default limits. */
  static FileSource disk() {
    return disk(Limits.DEFAULT.fileBytes());
  }

  /** Files held in memory, by absolute path. */
  static FileSource of(Map<String, byte[]> files) {
    Map<String, byte[]> held = Map.copyOf(files);
    return path -> Optional.ofNullable(held.get(path));
  }
}
