package io.grampus.stats;

/** A control group of version 2, one folder for everything. */
record CgroupV2(String folder) implements Cgroup {

  @Override
  public boolean read(ProcFile file, Reading reading) {
    if (!file.load(folder + "/cpu.stat")) {
      return false;
    }
    reading.cpu = file.field("usage_usec") * 1000;
    if (!file.load(folder + "/memory.current")) {
      return false;
    }
    long usage = file.number(0);
    if (file.load(folder + "/memory.stat")) {
      reading.memory = Math.max(0, usage - file.field("inactive_file"));
    }
    reading.memoryLimit =
        file.load(folder + "/memory.max") ? file.number(Long.MAX_VALUE) : Long.MAX_VALUE;
    reading.pids = file.load(folder + "/pids.current") ? file.number(0) : 0;
    if (file.load(folder + "/io.stat")) {
      reading.read = file.sumAfter("rbytes=");
      reading.written = file.sumAfter("wbytes=");
    }
    return true;
  }
}
