package io.grampus.stats;

import io.grampus.inventory.ContainerRow;
import io.grampus.kernel.Clock;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the kernel's own files, which costs a hundredth of asking the engine. */
final class CgroupCounters implements CounterSource {

  private record Known(int pid, Cgroup group) {}

  private final Path proc;
  private final CgroupFinder finder;
  private final Clock clock;
  private final long machineMemory;
  private final ProcFile file = new ProcFile();
  private final Cgroup.Reading reading = new Cgroup.Reading();
  private final Map<String, Known> known = new HashMap<>();

  CgroupCounters(Path proc, CgroupFinder finder, Clock clock) {
    this.proc = proc;
    this.finder = finder;
    this.clock = clock;
    this.machineMemory = memory();
  }

  private long memory() {
    return file.load(proc + "/meminfo") ? file.amount("MemTotal:") * 1024 : 0;
  }

  @Override
  public Optional<Counters> read(ContainerRow container) {
    Known group = known.get(container.id());
    if (group == null || group.pid() != container.pid()) {
      forget(container.id());
      Optional<Cgroup> found = finder.find(container.pid(), container.id());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      group = new Known(container.pid(), found.get());
      known.put(container.id(), group);
    }
    if (!group.group().read(file, reading)) {
      forget(container.id());
      return Optional.empty();
    }
    return Optional.of(counters(container.pid()));
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
        clock.nanos(),
        reading.cpu,
        reading.memory,
        machineMemory > 0 ? Math.min(limit, machineMemory) : limit,
        (int) reading.pids,
        traffic[0],
        traffic[1],
        reading.read,
        reading.written);
  }

  @Override
  public void keep(Collection<String> ids) {
    List<String> gone = known.keySet().stream().filter(id -> !ids.contains(id)).toList();
    gone.forEach(this::forget);
  }
}
