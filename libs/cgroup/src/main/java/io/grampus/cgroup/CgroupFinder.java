package io.grampus.cgroup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the control group of a process by what the kernel says of it, so that the engine's cgroup
 * driver, the cgroup parent and the version need not be known.
 */
final class CgroupFinder {
  private static final String UNIFIED = "";

  private final Path proc;
  // controller, or nothing for version 2, to where it is mounted
  private final Map<String, String> mounts;

  private CgroupFinder(Path proc, Map<String, String> mounts) {
    this.proc = proc;
    this.mounts = mounts;
  }

  /**
   * @param proc where the proc file system is mounted
   * @param root what comes before mount points; empty but in tests
   */
  static CgroupFinder on(Path proc, String root) {
    var file = new ProcFile();
    Map<String, String> mounts = new HashMap<>();
    if (file.load(proc + "/self/mountinfo")) {
      file.text().lines().forEach(line -> mount(line, root, mounts));
    }
    return new CgroupFinder(proc, mounts);
  }

  /** A line as of proc(5): {@code 36 35 0:30 /root /point options - type source options}. */
  private static void mount(String line, String root, Map<String, String> mounts) {
    List<String> words = List.of(line.split(" "));
    int dash = words.indexOf("-");
    if (dash < 5 || dash + 3 >= words.size()) {
      return;
    }
    String point = root + words.get(4);
    switch (words.get(dash + 1)) {
      case "cgroup2" -> mounts.put(UNIFIED, point);
      case "cgroup" -> {
        for (String controller : words.get(dash + 3).split(",")) {
          mounts.put(controller, point);
        }
      }
      default -> {
        // no control groups there
      }
    }
  }

  /**
   * The group of the process, when it is the container's: another machine's process may have the
   * same number here.
   */
  Optional<Cgroup> find(int pid, String container) {
    var file = new ProcFile();
    if (pid <= 0 || !file.load(proc + "/" + pid + "/cgroup")) {
      return Optional.empty();
    }
    Map<String, String> paths = new HashMap<>();
    file.text().lines().forEach(line -> path(line, paths));
    if (!paths.getOrDefault("memory", paths.getOrDefault(UNIFIED, "")).contains(container)) {
      return Optional.empty();
    }
    Optional<Cgroup> found = paths.containsKey("memory") ? version1(paths) : version2(paths);
    if (found.isPresent() && !found.get().read(file, new Cgroup.Reading())) {
      found.get().close();
      return Optional.empty();
    }
    return found;
  }

  /** A line as {@code 4:memory:/docker/ID}, or {@code 0::/docker/ID} of version 2. */
  private static void path(String line, Map<String, String> paths) {
    String[] parts = line.split(":", 3);
    if (parts.length == 3) {
      for (String controller : parts[1].split(",")) {
        paths.put(controller, parts[2]);
      }
    }
  }

  private Optional<Cgroup> version1(Map<String, String> paths) {
    return Optional.of(
        new CgroupV1(
            folder("cpuacct", paths),
            folder("memory", paths),
            folder("blkio", paths),
            folder("pids", paths)));
  }

  private Optional<Cgroup> version2(Map<String, String> paths) {
    return mounts.containsKey(UNIFIED)
        ? Optional.of(new CgroupV2(folder(UNIFIED, paths)))
        : Optional.empty();
  }

  private String folder(String controller, Map<String, String> paths) {
    return mounts.getOrDefault(controller, "/nowhere") + paths.getOrDefault(controller, "");
  }
}
