package io.grampus.compose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads regular files of this machine. */
final class DiskFiles implements FileSource {
  private final int most;

  DiskFiles(int most) {
    this.most = most;
  }

  @Override
  public Optional<byte[]> read(String path) {
    try {
      Path file = Path.of(path);
      if (path.equals("/dev/null")) {
        return Optional.of(new byte[0]);
      }
      // a pipe or device could block for ever
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(in.readNBytes(most + 1));
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ComposeException(
          List.of(
              new ComposeProblem(
                  new Position(path, 0, 0),
                  "",
                  "can't be read: " + e.getMessage(),
                  "Check the rights on the file.")));
    }
  }
}
