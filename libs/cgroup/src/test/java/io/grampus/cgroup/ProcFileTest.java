package io.grampus.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {
  @TempDir private Path folder = Path.of("");

  private ProcFile load(String text) throws IOException {
    Path path = Files.writeString(folder.resolve("file"), text);
    var file = new ProcFile();
    assertThat(file.load(path.toString())).isTrue();
    return file;
  }

  @Test
  void trafficIsSummedOverAllDevicesButTheLoopback() throws IOException {
    ProcFile file =
        load(
            """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs
                lo:     999       9    0    0    0     0          0         0      999       9    0
              eth0:    1000      10    0    0    0     0          0         0      200       2    0
              eth1:5        1    0    0    0     0          0         0        7       1    0
            """);
    assertThat(file.trafficWithoutLoopback()).containsExactly(1005, 207);
  }

  @Test
  void aFileLongerThanTheBufferIsReadWhole() throws IOException {
    String filling = "filler 1\n".repeat(3000);
    assertThat(load(filling + "wanted 77\n").field("wanted")).isEqualTo(77);
  }

  @Test
  void aFieldIsAWholeWord() throws IOException {
    assertThat(load("total_inactive_file 5\ninactive_file 3\n").field("inactive_file"))
        .isEqualTo(3);
  }

  @Test
  void noNumberIsTheOneThatStandsForNone() throws IOException {
    assertThat(load("max\n").number(-1)).isEqualTo(-1);
  }

  @Test
  void aMissingFileIsSaidSo() {
    assertThat(new ProcFile().load(folder.resolve("none").toString())).isFalse();
  }

  @Test
  void busyTicksAreAllButIdleAndWaiting() {
    assertThat(Machine.busyTicks("cpu  10 1 5 1000 50 2 3 4 0 0\ncpu0 1 1 1 1\n")).isEqualTo(25);
  }
}
