package io.grampus.compose;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads text files within the limits of a load. */
final class TextFiles {
  private final FileSource files;
  private final Limits limits;
  private final String folder;
  private final Set<String> seen = new HashSet<>();

  TextFiles(FileSource files, Limits limits, String folder) {
    this.files = files;
    this.limits = limits;
    this.folder = folder;
  }

  /** The path as problems show it. */
  String shown(String path) {
    return PathText.shown(folder, path);
  }

  boolean exists(String path) {
    return files.read(path).isPresent();
  }

  Optional<byte[]> bytes(String path) {
    return files.read(path).map(b -> checked(path, b));
  }

  Optional<String> text(String path) {
    return bytes(path).map(b -> decoded(path, b));
  }

  private byte[] checked(String path, byte[] bytes) {
    if (bytes.length > limits.fileBytes()) {
      throw refused(path, 0, "is larger than " + limits.fileBytes() + " bytes", "Split the file.");
    }
    seen.add(path);
    if (seen.size() > limits.files()) {
      throw refused(path, 0, "is one file too many: a project may read " + limits.files(), "");
    }
    return bytes;
  }

  private String decoded(String path, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw refused(path, line, "isn't UTF-8 text", "Save it as UTF-8.");
    }
  }

  private ComposeException refused(String path, int line, String message, String advice) {
    Position at = new Position(shown(path), line, line == 0 ? 0 : 1);
    return new ComposeException(List.of(new ComposeProblem(at, "", message, advice)));
  }
}
