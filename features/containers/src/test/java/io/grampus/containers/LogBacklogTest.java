package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.LogBacklog;
import io.grampus.kernel.LogFrame;
import io.grampus.kernel.StreamClosedException;
import io.grampus.testkit.RecordingFrames;
import io.grampus.testkit.RecordingSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LogBacklogTest {
  private final RecordingSink sink = RecordingSink.eager();

  @Test
  void newLinesPushTheOldestOutAndAreCounted() throws Exception {
    var backlog = new LogBacklog(3, 1000);
    for (int i = 0; i < 10; i++) {
      backlog.addNew(line(i));
    }
    backlog.end();
    backlog.drainTo(sink);
    assertThat(sink.events("skipped")).containsExactly("{\"count\":7}");
    assertThat(sink.events("log")).containsExactly("7", "8", "9");
    assertThat(sink.events().getFirst().name()).isEqualTo("skipped");
  }

  @Test
  void bytesAreBoundedToo() throws Exception {
    var backlog = new LogBacklog(1000, 10);
    for (int i = 0; i < 30; i++) {
      backlog.addNew(line(i));
    }
    backlog.end();
    backlog.drainTo(sink);
    assertThat(sink.events("skipped")).containsExactly("{\"count\":25}");
    assertThat(sink.events("log")).hasSize(5);
  }

  @Test
  void aLineThatIsLargerThanTheBacklogStillComes() throws Exception {
    var backlog = new LogBacklog(10, 4);
    backlog.addNew("12345678".getBytes(StandardCharsets.UTF_8));
    backlog.end();
    backlog.drainTo(sink);
    assertThat(sink.events("log")).containsExactly("12345678");
  }

  @Test
  void framesAreJoinedAndWhatWasSkippedIsToldOnStandardError() throws Exception {
    var backlog = new LogBacklog(2, 1000);
    for (int i = 0; i < 3; i++) {
      backlog.addNew(LogFrame.of(LogFrame.STDOUT, i + "\n"));
    }
    backlog.end();
    var frames = new RecordingFrames();
    assertThat(backlog.drainTo(frames)).isEqualTo(2);
    assertThat(frames.text(LogFrame.STDOUT)).isEqualTo("1\n2\n");
    assertThat(frames.text(LogFrame.STDERR)).startsWith("[1 lines skipped");
  }

  @Test
  void oldLinesWaitForTheClient() throws Exception {
    var backlog = new LogBacklog(2, 1000);
    var writer =
        Thread.startVirtualThread(() -> {
          try {
            for (int i = 0; i < 500; i++) {
              backlog.addOld(List.of(line(i)));
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          backlog.end();
        });
    backlog.drainTo(sink);
    assertThat(writer.join(Duration.ofSeconds(5))).isTrue();
    assertThat(sink.events("log")).hasSize(500).startsWith("0", "1", "2");
  }

  @Test
  void aClientThatLeavesWakesTheHandler() {
    var backlog = new LogBacklog(2, 1000);
    sink.onClose(backlog::abandon);
    Thread.startVirtualThread(sink::leave);
    assertThatThrownBy(() -> backlog.drainTo(sink)).isInstanceOf(StreamClosedException.class);
  }

  private static byte[] line(int number) {
    return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
  }
}
