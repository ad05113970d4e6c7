package io.grampus.cgroup;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads the kernel's own files, which costs a hundredth of asking the engine.
 *
 * <p>Most containers of most machines do nothing in most seconds: one that used no processor time
 * since the last round has done nothing that would count either, so its other files are left alone.
 * What happens to it without its doing (the kernel takes memory back, a packet comes that nobody
 * takes) shows a few rounds later.
 */
public final class CgroupMeter {

  /** So many rounds in a row may be answered without reading everything. */
  static final int RESTS = 5;

  private record Known(int pid, Cgroup group, Optional<Counters> last, int rests) {

    boolean rests(long cpu) {
      return rests < RESTS && last.isPresent() && last.get().cpu() == cpu;
    }

    Known read(Counters now) {
      return new Known(pid, group, Optional.of(now), 0);
    }

    Known rested(Counters now) {
      return new Known(pid, group, Optional.of(now), rests + 1);
    }
  }

  private final Path proc;
  private final CgroupFinder finder;
  private final LongSupplier nanos;
  private final long machineMemory;
  private final ProcFile file = new ProcFile();
  private final Cgroup.Reading reading = new Cgroup.Reading();
  private final Map<String, Known> known = new HashMap<>();

  CgroupMeter(Path proc, CgroupFinder finder, LongSupplier nanos) {
    this.proc = proc;
    this.finder = finder;
    this.nanos = nanos;
    this.machineMemory = memory();
  }

  private long memory() {
    return file.load(proc + "/meminfo") ? file.amount("MemTotal:") * 1024 : 0;
  }

  /**
   * Of the machine that has its processes below that folder, such as {@code /proc}.
   *
   * @param nanos a clock that only goes forward
   */
  public static CgroupMeter on(Path proc, LongSupplier nanos) {
    return new CgroupMeter(proc, CgroupFinder.on(proc, ""), nanos);
  }

  /**
   * The counters of a container; empty when the kernel's files of it cannot be read.
   *
   * @param id its id, or the beginning of it
   * @param pid the number of its first process
   */
  public Optional<Counters> read(String id, int pid) {
    Known group = known.get(id);
    if (group == null || group.pid() != pid) {
      forget(id);
      Optional<Cgroup> found = finder.find(pid, id);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      group = new Known(pid, found.get(), Optional.empty(), 0);
    }
    long cpu = group.group().cpu(file);
    if (group.rests(cpu)) {
      Counters same = group.last().orElseThrow().at(nanos.getAsLong());
      known.put(id, group.rested(same));
      return Optional.of(same);
    }
    if (cpu < 0 || !group.group().read(file, reading)) {
      forget(id);
      return Optional.empty();
    }
    Counters now = counters(pid);
    known.put(id, group.read(now));
    return Optional.of(now);
  }

  private void forget(String id) {
    Known old = known.remove(id);
    if (old != null) {
      old.group().close();
    }
  }

  private Counters counters(int pid) {
    // not kept open: that would keep the network namespace of a stopped container alive
    long[] traffic =
        file.load(proc + "/" + pid + "/net/dev") ? file.trafficWithoutLoopback() : new long[2];
    long limit = reading.memoryLimit;
    return new Counters(
        nanos.getAsLong(),
        reading.cpu,
        reading.memory,
        machineMemory > 0 ? Math.min(limit, machineMemory) : limit,
        (int) reading.pids,
        traffic[0],
        traffic[1],
        reading.read,
        reading.written);
  }

  /** Forgets what it remembers of containers that are not among these. */
  public void keep(Collection<String> ids) {
    List<String> gone = known.keySet().stream().filter(id -> !ids.contains(id)).toList();
    gone.forEach(this::forget);
  }
}
