package io.grampus.stats;

/**
 * Control groups of version 1, a folder for each controller.
 *
 * @param cpuacct the folder of the controller that counts CPU time
 */
record CgroupV1(String cpuacct, String memory, String blkio, String pids) implements Cgroup {

  @Override
  public boolean read(ProcFile file, Reading reading) {
    if (!file.load(cpuacct + "/cpuacct.usage")) {
      return false;
    }
    reading.cpu = file.number(0);
    if (!file.load(memory + "/memory.usage_in_bytes")) {
      return false;
    }
    long usage = file.number(0);
    if (file.load(memory + "/memory.stat")) {
      reading.memory = Math.max(0, usage - file.field("total_inactive_file"));
      reading.memoryLimit = file.field("hierarchical_memory_limit");
    }
    reading.pids = file.load(pids + "/pids.current") ? file.number(0) : 0;
    if (file.load(blkio + "/blkio.throttle.io_service_bytes_recursive")
        || file.load(blkio + "/blkio.throttle.io_service_bytes")) {
      reading.read = file.sumAfter(" Read ");
      reading.written = file.sumAfter(" Write ");
    }
    return true;
  }
}
