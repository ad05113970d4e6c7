package io.grampus.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupMeterTest {
  private static final String ID = "c0ffee";
  @TempDir private Path root = Path.of("");
  private final AtomicLong clock = new AtomicLong(1);

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void uses(long cpuMicros, long memory) throws IOException {
    write("cgroup/docker/c0ffee/cpu.stat", "usage_usec " + cpuMicros + "\n");
    write("cgroup/docker/c0ffee/memory.current", memory + "\n");
  }

  @BeforeEach
  void layOut() throws IOException {
    root = root.toRealPath();
    write("proc/self/mountinfo", "30 23 0:26 / /cgroup rw shared:9 - cgroup2 cgroup2 rw\n");
    write("proc/42/cgroup", "0::/docker/c0ffee\n");
    uses(5000, 9000);
  }

  private CgroupMeter counters() {
    Path proc = root.resolve("proc");
    return new CgroupMeter(proc, CgroupFinder.on(proc, root.toString()), clock::get);
  }

  private Counters read(CgroupMeter counters) {
    clock.addAndGet(1_000_000_000L);
    Counters now = counters.read(ID, 42).orElseThrow();
    assertThat(now.nanos()).isEqualTo(clock.get());
    return now;
  }

  @Test
  void aContainerThatRanIsReadWhole() throws IOException {
    CgroupMeter counters = counters();
    assertThat(read(counters).memory()).isEqualTo(9000);
    uses(5001, 9500);
    assertThat(read(counters).memory()).isEqualTo(9500);
  }

  @Test
  void aContainerThatDidNotRunIsReadWholeAfterSomeRounds() throws IOException {
    CgroupMeter counters = counters();
    read(counters);
    uses(5000, 9500);
    for (int round = 0; round < CgroupMeter.RESTS; round++) {
      assertThat(read(counters).memory()).isEqualTo(9000);
    }
    assertThat(read(counters).memory()).isEqualTo(9500);
  }

  @Test
  void aContainerThatIsGoneHasNone() throws IOException {
    CgroupMeter counters = counters();
    read(counters);
    Files.delete(root.resolve("proc/42/cgroup"));
    counters.keep(java.util.List.of());
    assertThat(counters.read(ID, 42)).isEmpty();
  }
}
