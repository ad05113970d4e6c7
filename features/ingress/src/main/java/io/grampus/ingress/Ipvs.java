package io.grampus.ingress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether this machine's kernel has IPVS, loaded or ready to be loaded. */
public final class Ipvs {
  /** Decides for an engine on another machine: {@code true} or {@code false}. */
  public static final String VARIABLE = "GRAMPUS_IPVS";

  private Ipvs() {}

  /** What the environment variable says, otherwise what this machine's kernel shows. */
  public static boolean present() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .map(Boolean::parseBoolean)
        .orElseGet(() -> present(Path.of("/")));
  }

  static boolean present(Path root) {
    if (Files.exists(root.resolve("proc/net/ip_vs"))
        || Files.exists(root.resolve("sys/module/ip_vs"))) {
      return true;
    }
    try {
      Path version = root.resolve("proc/sys/kernel/osrelease");
      Path modules = root.resolve("lib/modules").resolve(Files.readString(version).strip());
      return names(modules.resolve("modules.dep")) || names(modules.resolve("modules.builtin"));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean names(Path list) throws IOException {
    if (!Files.isReadable(list)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(list)) {
      return lines.anyMatch(l -> l.contains("/ip_vs.ko"));
    }
  }
}
