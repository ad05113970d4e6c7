package io.grampus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cgroup.Report;
import io.grampus.node.AgentSays;
import io.grampus.node.ServerSays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class MeasurerTest {
  @TempDir private Path root = Path.of("");
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @BeforeEach
  void layOut() throws IOException {
    root = root.toRealPath();
    write("proc/self/mountinfo", "30 23 0:26 / " + root + "/cgroup rw - cgroup2 cgroup2 rw\n");
    write("proc/42/cgroup", "0::/docker/c0ffee0123456789\n");
    write("proc/stat", "cpu  10 0 5 1000 0 0 0 0 0 0\n");
    write("cgroup/docker/c0ffee0123456789/cpu.stat", "usage_usec 5000\n");
    write("cgroup/docker/c0ffee0123456789/memory.current", "9000\n");
  }

  private boolean take(AgentSays said) {
    return reports.add(Report.parse(((AgentSays.Measured) said).report()).orElseThrow());
  }

  private Report next() throws InterruptedException {
    Report report = reports.poll(10, TimeUnit.SECONDS);
    assertThat(report).isNotNull();
    return report;
  }

  @Test
  void onlyWhatIsNewIsTold() throws Exception {
    try (var measurer = new Measurer(root.resolve("proc"), this::take)) {
      measurer.measure(new ServerSays.Measure(500, "c0ffee:42,dead:43"));
      Report first = next();
      assertThat(first.first()).isTrue();
      assertThat(first.busyNanos()).isEqualTo(150_000_000);
      assertThat(first.containers().get("c0ffee").memory()).isEqualTo(9000);
      assertThat(first.unread()).isEqualTo(List.of("dead"));
      Report second = next();
      assertThat(second.first()).isFalse();
      assertThat(second.containers()).isEmpty();
      write("cgroup/docker/c0ffee0123456789/cpu.stat", "usage_usec 6000\n");
      Report third = next();
      while (third.containers().isEmpty()) {
        third = next();
      }
      assertThat(third.containers().get("c0ffee").cpu()).isEqualTo(6_000_000);
    }
  }

  @Test
  void afterAReportThatFoundNoRoomAllIsToldAnew() throws Exception {
    var full = new AtomicBoolean(true);
    try (var measurer =
        new Measurer(root.resolve("proc"), said -> !full.getAndSet(false) && take(said))) {
      measurer.measure(new ServerSays.Measure(500, "c0ffee:42"));
      Report report = next();
      assertThat(report.first()).isTrue();
      assertThat(report.containers()).containsKey("c0ffee");
    }
  }

  @Test
  void whatIsNoProcessIsLeftOut() {
    assertThat(Measurer.pids("a:1,b,c:x,:3,d:4")).containsOnlyKeys("a", "d");
    assertThat(Measurer.pids("")).isEmpty();
  }
}
