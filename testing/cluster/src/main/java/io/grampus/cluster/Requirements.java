package io.grampus.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a machine must have so that test hosts can be made on it. */
public final class Requirements {
  private static final List<String> PROGRAMS =
      List.of("dockerd", "docker", "mmdebstrap", "ip", "iptables", "nsenter", "unshare", "setsid");

  private Requirements() {}

  /** Sentences about what is missing; empty when test hosts can be made. */
  public static List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!"root".equals(System.getProperty("user.name"))) {
      missing.add("Test hosts need root, for namespaces and mounts.");
    }
    for (String program : PROGRAMS) {
      if (!installed(program)) {
        missing.add("The program " + program + " is missing; ./dev setup installs it.");
      }
    }
    return missing;
  }

  static void demand() {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new ClusterException("make a test host", String.join(" ", missing));
    }
  }

  private static boolean installed(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/sbin"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
