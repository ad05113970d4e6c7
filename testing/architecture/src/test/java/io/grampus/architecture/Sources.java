package io.grampus.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository. */
final class Sources {
  private static final List<String> FLOORS =
      List.of("libs", "kernel", "features", "apps", "testing");

  private Sources() {}

  static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("dev")) || !Files.exists(at.resolve("libs"))) {
      at = at.getParent();
    }
    return at;
  }

  /** All modules' folders. */
  static List<Path> modules() {
    return files(root(), "pom.xml").stream()
        .map(Path::getParent)
        .filter(folder -> !folder.equals(root()))
        .toList();
  }

  /** All Java sources of ours, tests included. */
  static List<Path> java() {
    return FLOORS.stream()
        .flatMap(floor -> files(root().resolve(floor), ".java").stream())
        .toList();
  }

  /** The files below a folder whose names end so, but for generated ones. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(ending))
          .filter(path -> !generated(root().relativize(path).toString()))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean generated(String path) {
    String slashed = "/" + path;
    return slashed.contains("/target/")
        || slashed.contains("/node_modules/")
        || slashed.contains("/.git/");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String name(Path file) {
    return root().relativize(file).toString();
  }
}
