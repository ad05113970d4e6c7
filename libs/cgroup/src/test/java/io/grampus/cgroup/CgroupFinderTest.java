package io.grampus.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupFinderTest {
  private static final String ID = "c0ffee";
  @TempDir private Path root = Path.of("");

  @BeforeEach
  void resolveLinks() throws IOException {
    root = root.toRealPath();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Cgroup.Reading read() {
    var reading = new Cgroup.Reading();
    Cgroup group = finder().find(42, ID).orElseThrow();
    assertThat(group.read(new ProcFile(), reading)).isTrue();
    return reading;
  }

  private CgroupFinder finder() {
    return CgroupFinder.on(root.resolve("proc"), root.toString());
  }

  private void version1() throws IOException {
    write(
        "proc/self/mountinfo",
        """
        30 23 0:28 / /sys/fs/cgroup rw shared:9 - tmpfs tmpfs ro,mode=755
        33 31 0:30 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:10 - cgroup cgroup rw,cpu,cpuacct
        35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
        38 31 0:35 / /sys/fs/cgroup/blkio rw,relatime - cgroup cgroup rw,blkio
        39 31 0:36 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
        41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
        """);
    write(
        "proc/42/cgroup",
        """
        8:pids:/docker/c0ffee
        7:blkio:/docker/c0ffee
        4:memory:/docker/c0ffee
        2:cpu,cpuacct:/docker/c0ffee
        0::/
        """);
    write("sys/fs/cgroup/cpu,cpuacct/docker/c0ffee/cpuacct.usage", "5000000000\n");
    write("sys/fs/cgroup/memory/docker/c0ffee/memory.usage_in_bytes", "9000\n");
    write(
        "sys/fs/cgroup/memory/docker/c0ffee/memory.stat",
        "cache 5\ninactive_file 1\nhierarchical_memory_limit 64000\ntotal_inactive_file 2000\n");
    write("sys/fs/cgroup/pids/docker/c0ffee/pids.current", "7\n");
    write(
        "sys/fs/cgroup/blkio/docker/c0ffee/blkio.throttle.io_service_bytes_recursive",
        "8:0 Read 100\n8:0 Write 20\n8:16 Read 1\n8:0 Total 121\nTotal 121\n");
  }

  @Test
  void version1IsReadFromItsControllersFolders() throws IOException {
    version1();
    Cgroup.Reading reading = read();
    assertThat(reading.cpu).isEqualTo(5_000_000_000L);
    assertThat(reading.memory).isEqualTo(7000);
    assertThat(reading.memoryLimit).isEqualTo(64000);
    assertThat(reading.pids).isEqualTo(7);
    assertThat(reading.read).isEqualTo(101);
    assertThat(reading.written).isEqualTo(20);
  }

  private void version2(String path) throws IOException {
    write(
        "proc/self/mountinfo",
        "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n");
    write("proc/42/cgroup", "0::" + path + "\n");
    String folder = "sys/fs/cgroup" + path;
    write(folder + "/cpu.stat", "usage_usec 3000000\nuser_usec 2000000\nsystem_usec 1000000\n");
    write(folder + "/memory.current", "9000\n");
    write(folder + "/memory.stat", "anon 6000\nfile 3000\ninactive_file 2500\n");
    write(folder + "/memory.max", "max\n");
    write(folder + "/pids.current", "3\n");
    write(
        folder + "/io.stat",
        "8:0 rbytes=100 wbytes=20 rios=3 wios=1\n253:0 rbytes=11 wbytes=2 rios=1 wios=1\n");
  }

  @Test
  void version2IsReadFromOneFolder() throws IOException {
    version2("/docker/c0ffee");
    Cgroup.Reading reading = read();
    assertThat(reading.cpu).isEqualTo(3_000_000_000L);
    assertThat(reading.memory).isEqualTo(6500);
    assertThat(reading.memoryLimit).isEqualTo(Long.MAX_VALUE);
    assertThat(reading.pids).isEqualTo(3);
    assertThat(reading.read).isEqualTo(111);
    assertThat(reading.written).isEqualTo(22);
  }

  @Test
  void theSystemdDriversScopesAreFoundToo() throws IOException {
    version2("/system.slice/docker-c0ffee.scope");
    assertThat(read().pids).isEqualTo(3);
  }

  @Test
  void anotherProcessWithThatNumberIsNotTheContainer() throws IOException {
    version2("/user.slice/shell");
    assertThat(finder().find(42, ID)).isEmpty();
  }

  @Test
  void aProcessThatIsGoneHasNoGroup() throws IOException {
    version1();
    assertThat(finder().find(43, ID)).isEmpty();
    assertThat(finder().find(0, ID)).isEmpty();
  }

  @Test
  void filesThatMayNotBeReadAreNotTaken() throws IOException {
    version1();
    Files.delete(root.resolve("sys/fs/cgroup/cpu,cpuacct/docker/c0ffee/cpuacct.usage"));
    assertThat(finder().find(42, ID)).isEmpty();
  }
}
