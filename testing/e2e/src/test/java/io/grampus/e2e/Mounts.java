package io.grampus.e2e;

import java.nio.file.Path;
import java.util.List;

/** Mounts that only the program behind them sees, and that end with it. */
final class Mounts {
  private Mounts() {}

  /** The words to run a program behind, which then finds a tmpfs at the folder. */
  static List<String> tmpfs(Path folder, String options) {
    String script = "mount -t tmpfs -o \"$1\" tmpfs \"$2\" && shift 2 && exec \"$@\"";
    return List.of("unshare", "--mount", "sh", "-c", script, "sh", options, folder.toString());
  }
}
