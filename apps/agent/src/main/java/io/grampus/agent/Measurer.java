package io.grampus.agent;

import io.grampus.cgroup.CgroupMeter;
import io.grampus.cgroup.Counters;
import io.grampus.cgroup.Machine;
import io.grampus.cgroup.Report;
import io.grampus.node.AgentSays;
import io.grampus.node.ServerSays;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Reads what the containers use that the server asked about, and tells it what is new. */
final class Measurer implements AutoCloseable {
  private static final long SOONEST = 500;

  private final CgroupMeter meter;
  private final Machine machine;
  private final Predicate<AgentSays> teller;
  private final BlockingQueue<ServerSays.Measure> asked = new LinkedBlockingQueue<>();
  // a kernel file never blocks, and a virtual thread would make it cost twice
  private final Thread thread = Thread.ofPlatform().daemon().name("measurer").unstarted(this::run);
  private final Map<String, Counters> told = new HashMap<>();
  private Map<String, Integer> wanted = Map.of();
  private boolean first = true;

  /**
   * @param proc where the proc file system is mounted
   * @param teller takes each report, or has no room for it: then the next one tells everything
   */
  Measurer(Path proc, Predicate<AgentSays> teller) {
    this.meter = CgroupMeter.on(proc, System::nanoTime);
    this.machine = new Machine(proc);
    this.teller = teller;
  }

  /** From now on these, so often. */
  void measure(ServerSays.Measure measure) {
    asked.add(measure);
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private void run() {
    try {
      ServerSays.Measure now = asked.take();
      while (true) {
        wanted = pids(now.containers());
        tell();
        long every = Math.max(SOONEST, now.every());
        ServerSays.Measure next = asked.poll(every, TimeUnit.MILLISECONDS);
        while (next != null) {
          now = next;
          next = asked.poll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Map<String, Integer> pids(String containers) {
    Map<String, Integer> pids = new LinkedHashMap<>();
    for (String container : containers.split(",", -1)) {
      int colon = container.indexOf(':');
      if (colon > 0 && container.substring(colon + 1).matches("[1-9][0-9]{0,8}")) {
        pids.put(container.substring(0, colon), Integer.valueOf(container.substring(colon + 1)));
      }
    }
    return pids;
  }

  private void tell() {
    Map<String, Counters> fresh = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    wanted.forEach((id, pid) ->
        meter
            .read(id, pid)
            .ifPresentOrElse(
                now -> {
                  if (!now.at(0).equals(told.put(id, now.at(0)))) {
                    fresh.put(id, now);
                  }
                },
                () -> {
                  told.remove(id);
                  unread.add(id);
                }));
    meter.keep(wanted.keySet());
    told.keySet().retainAll(wanted.keySet());
    long busy = machine.busyNanos().orElse(-1);
    long used = machine.memoryUsed().orElse(-1);
    var report = new Report(first, System.nanoTime(), busy, used, fresh, unread);
    if (teller.test(new AgentSays.Measured(report.text()))) {
      first = false;
    } else {
      told.clear();
      first = true;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
