package io.grampus.cgroup;

import java.util.List;

/** Control groups of version 1, a folder for each controller. */
final class CgroupV1 implements Cgroup {
  private final KeptFile cpu;
  private final KeptFile memory;
  private final KeptFile memoryStat;
  private final KeptFile pids;
  private final KeptFile disk;

  /**
   * @param cpuacct the folder of the controller that counts CPU time
   */
  CgroupV1(String cpuacct, String memory, String blkio, String pids) {
    this.cpu = new KeptFile(cpuacct + "/cpuacct.usage");
    this.memory = new KeptFile(memory + "/memory.usage_in_bytes");
    this.memoryStat = new KeptFile(memory + "/memory.stat");
    this.pids = new KeptFile(pids + "/pids.current");
    this.disk = new KeptFile(blkio + "/blkio.throttle.io_service_bytes_recursive");
  }

  @Override
  public long cpu(ProcFile file) {
    return cpu.load(file) ? file.number(0) : -1;
  }

  @Override
  public boolean read(ProcFile file, Reading reading) {
    reading.cpu = cpu(file);
    if (reading.cpu < 0 || !memory.load(file)) {
      return false;
    }
    long usage = file.number(0);
    if (memoryStat.load(file)) {
      reading.memory = Math.max(0, usage - file.field("total_inactive_file"));
      reading.memoryLimit = file.field("hierarchical_memory_limit");
    }
    reading.pids = pids.load(file) ? file.number(0) : 0;
    boolean told = disk.load(file);
    reading.read = told ? file.sumAfter(" Read ") : 0;
    reading.written = told ? file.sumAfter(" Write ") : 0;
    return true;
  }

  @Override
  public void close() {
    List.of(cpu, memory, memoryStat, pids, disk).forEach(KeptFile::close);
  }
}
