package io.grampus.cgroup;

import java.util.List;

/** A control group of version 2, one folder for everything. */
final class CgroupV2 implements Cgroup {
  private final KeptFile cpu;
  private final KeptFile memory;
  private final KeptFile memoryStat;
  private final KeptFile memoryMax;
  private final KeptFile pids;
  private final KeptFile disk;

  CgroupV2(String folder) {
    this.cpu = new KeptFile(folder + "/cpu.stat");
    this.memory = new KeptFile(folder + "/memory.current");
    this.memoryStat = new KeptFile(folder + "/memory.stat");
    this.memoryMax = new KeptFile(folder + "/memory.max");
    this.pids = new KeptFile(folder + "/pids.current");
    this.disk = new KeptFile(folder + "/io.stat");
  }

  @Override
  public long cpu(ProcFile file) {
    return cpu.load(file) ? file.field("usage_usec") * 1000 : -1;
  }

  @Override
  public boolean read(ProcFile file, Reading reading) {
    reading.cpu = cpu(file);
    if (reading.cpu < 0 || !memory.load(file)) {
      return false;
    }
    long usage = file.number(0);
    long cache = memoryStat.load(file) ? file.field("inactive_file") : 0;
    reading.memory = Math.max(0, usage - cache);
    reading.memoryLimit = memoryMax.load(file) ? file.number(Long.MAX_VALUE) : Long.MAX_VALUE;
    reading.pids = pids.load(file) ? file.number(0) : 0;
    boolean told = disk.load(file);
    reading.read = told ? file.sumAfter("rbytes=") : 0;
    reading.written = told ? file.sumAfter("wbytes=") : 0;
    return true;
  }

  @Override
  public void close() {
    List.of(cpu, memory, memoryStat, memoryMax, pids, disk).forEach(KeptFile::close);
  }
}
