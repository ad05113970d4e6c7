package io.grampus.oci;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** The mounts of a container, and what of them it must not see or change. */
final class RuntimeMounts {
  /** What tells of the machine or reaches into it. */
  static final List<String> MASKED =
      List.of(
          "/proc/acpi",
          "/proc/asound",
          "/proc/interrupts",
          "/proc/kcore",
          "/proc/keys",
          "/proc/latency_stats",
          "/proc/timer_list",
          "/proc/timer_stats",
          "/proc/sched_debug",
          "/proc/scsi",
          "/sys/firmware",
          "/sys/devices/virtual/powercap");

  static final List<String> READ_ONLY =
      List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

  private final ArrayNode mounts;

  RuntimeMounts(ArrayNode mounts) {
    this.mounts = mounts;
  }

  /**
   * What every Linux container has.
   *
   * @param rootless whether there is neither a group for terminals nor a view of control groups
   */
  void usual(boolean rootless) {
    add("/proc", "proc", "proc", "nosuid", "noexec", "nodev");
    add("/dev", "tmpfs", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k");
    List<String> terminals = List.of("nosuid", "noexec", "newinstance", "ptmxmode=0666");
    if (rootless) {
      add("/dev/pts", "devpts", "devpts", terminals, "mode=0620");
    } else {
      add("/dev/pts", "devpts", "devpts", terminals, "mode=0620", "gid=5");
    }
    add("/dev/shm", "tmpfs", "shm", "nosuid", "noexec", "nodev", "mode=1777", "size=65536k");
    add("/dev/mqueue", "mqueue", "mqueue", "nosuid", "noexec", "nodev");
    add("/sys", "sysfs", "sysfs", "nosuid", "noexec", "nodev", "ro");
    if (!rootless) {
      String[] readOnly = {"nosuid", "noexec", "nodev", "relatime", "ro"};
      add("/sys/fs/cgroup", "cgroup", "cgroup", readOnly);
    }
  }

  /**
   * Memory in the place of a volume, with what the image has there.
   *
   * @param of what the folder is in the image; its owner can only be had with root
   */
  void volume(String path, EntryAttributes of, boolean rootless) {
    List<String> usual = List.of("rw", "nosuid", "nodev", "relatime", "tmpcopyup");
    String mode = "mode=%04o".formatted(of.mode());
    if (rootless) {
      add(path, "tmpfs", "tmpfs", usual, mode);
    } else {
      add(path, "tmpfs", "tmpfs", usual, mode, "uid=" + of.uid(), "gid=" + of.gid());
    }
  }

  private void add(String destination, String type, String source, String... options) {
    add(destination, type, source, List.of(), options);
  }

  private void add(
      String destination, String type, String source, List<String> first, String... options) {
    var mount = mounts.addObject();
    mount.put("destination", destination).put("type", type).put("source", source);
    ArrayNode all = mount.putArray("options");
    first.forEach(all::add);
    List.of(options).forEach(all::add);
  }
}
