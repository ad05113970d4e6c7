package io.grampus.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The floors of the house, from the ground up; arrows only point down. */
enum Floor {
  LIBS,
  KERNEL,
  FEATURES,
  APPS,
  TESTING;

  private static final Map<String, Floor> BY_MODULE =
      Sources.modules().stream()
          .collect(Collectors.toMap(folder -> folder.getFileName().toString(), Floor::of));

  private static Floor of(Path module) {
    String folder = Sources.root().relativize(module).getName(0).toString();
    return valueOf(folder.toUpperCase(java.util.Locale.ROOT));
  }

  /** The floor of a class of ours; empty for the classes of others. */
  static Optional<Floor> of(JavaClass type) {
    return module(type).map(BY_MODULE::get);
  }

  /** The module of a class of ours. */
  static Optional<String> module(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 2 && type.getPackageName().startsWith("io.grampus.")
        ? Optional.of(parts[2])
        : Optional.empty();
  }
}
