package io.grampus.engine;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures of a container at one moment; all are counters since its start but those of memory. */
public record ContainerStats(ObjectNode raw) implements View {
  /** When they were taken. */
  public Optional<Instant> read() {
    return instant("read");
  }

  /** Nanoseconds of CPU used. */
  public long cpuNanos() {
    return number("cpu_stats", "cpu_usage", "total_usage");
  }

  /** Nanoseconds of CPU that the whole host has used. */
  public long systemNanos() {
    return number("cpu_stats", "system_cpu_usage");
  }

  /** CPU used at the sample before; 0 in the first. */
  public long previousCpuNanos() {
    return number("precpu_stats", "cpu_usage", "total_usage");
  }

  /** The host's CPU at the sample before; 0 in the first. */
  public long previousSystemNanos() {
    return number("precpu_stats", "system_cpu_usage");
  }

  /** How many CPUs the host has. */
  public int onlineCpus() {
    return (int) number("cpu_stats", "online_cpus");
  }

  /** Bytes of memory, the page cache included. */
  public long memoryUsage() {
    return number("memory_stats", "usage");
  }

  /** Bytes of memory it may use, at most the host's. */
  public long memoryLimit() {
    return number("memory_stats", "limit");
  }

  /**
   * Bytes of memory without the page cache that can be dropped, as {@code docker stats} shows it.
   */
  public long memoryWorkingSet() {
    JsonNode stats = at("memory_stats", "stats");
    // cgroup v1 says total_inactive_file, v2 inactive_file
    long cache = stats.path("total_inactive_file").asLong(stats.path("inactive_file").asLong(0));
    return cache < memoryUsage() ? memoryUsage() - cache : memoryUsage();
  }

  /** Bytes received on all of its networks. */
  public long networkReceived() {
    return sum("rx_bytes");
  }

  /** Bytes sent on all of its networks. */
  public long networkSent() {
    return sum("tx_bytes");
  }

  private long sum(String counter) {
    long sum = 0;
    for (JsonNode network : at("networks")) {
      sum += network.path(counter).asLong(0);
    }
    return sum;
  }

  /** Bytes read from block devices. */
  public long blockRead() {
    return blocks("read");
  }

  /** Bytes written to block devices. */
  public long blockWritten() {
    return blocks("write");
  }

  private long blocks(String operation) {
    long sum = 0;
    for (JsonNode entry : at("blkio_stats", "io_service_bytes_recursive")) {
      if (entry.path("op").asString("").equalsIgnoreCase(operation)) {
        sum += entry.path("value").asLong(0);
      }
    }
    return sum;
  }

  /** Its processes and threads. */
  public long pids() {
    return number("pids_stats", "current");
  }
}
