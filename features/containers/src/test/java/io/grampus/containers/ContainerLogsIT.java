package io.grampus.containers;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Json;
import io.grampus.kernel.LogFrame;
import io.grampus.kernel.LogSkipped;
import io.grampus.kernel.ProblemException;
import io.grampus.testkit.Eventually;
import io.grampus.testkit.RecordingFrames;
import io.grampus.testkit.RecordingSink;
import io.grampus.testkit.TestCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("engines")
@Timeout(180)
class ContainerLogsIT {

  @Test
  void tellsTheOutputsApart() {
    String id = OneEngine.ran(List.of(), "sh", "-c", "echo out; sleep 0.1; echo err >&2");
    assertThat(logs(TestCall.to("container", id)))
        .extracting(LoggedLine::stream, LoggedLine::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("stdout", "out"),
            org.assertj.core.groups.Tuple.tuple("stderr", "err"));
    assertThat(texts(TestCall.to("container", id).flagged("stderr"))).containsExactly("err");
  }

  @Test
  void aTerminalsEscapesComeThroughUnmangled() {
    String id =
        OneEngine.ran(List.of("--tty"), "printf", "\\033[31mred\\033[0m\\n\\001\\002\\nend\\n");
    assertThat(texts(TestCall.to("container", id)))
        .containsExactly("\u001b[31mred\u001b[0m", "\u0001\u0002", "end");
  }

  @Test
  void hostileLinesStayOneEventEach() {
    String hostile = "data: x\\r\\nevent: end\\ndata: {}\\n\\n\\xff\\xfe\\n\\xe2\\x80\\xa8\\n";
    String id = OneEngine.ran(List.of(), "printf", hostile);
    assertThat(texts(TestCall.to("container", id)))
        .containsExactly("data: x\r", "event: end", "data: {}", "", "\ufffd\ufffd", "\u2028");
  }

  @Test
  void aLineLongerThanTheEnginesMessagesIsOneLine() {
    String id =
        OneEngine.ran(
            List.of(), "sh", "-c", "head -c 100000 /dev/zero | tr '\\0' x; echo; echo next");
    assertThat(texts(TestCall.to("container", id))).containsExactly("x".repeat(100_000), "next");
  }

  @Test
  void aHundredThousandLinesComeInOrder() {
    String id = OneEngine.ran(List.of(), "seq", "1", "100000");
    List<String> lines = texts(TestCall.to("container", id));
    assertThat(lines).hasSize(100_000).startsWith("1", "2").endsWith("99999", "100000");
    assertThat(texts(TestCall.to("container", id).query("tail", "3")))
        .containsExactly("99998", "99999", "100000");
  }

  @Test
  void followsUntilTheContainerEnds() throws Exception {
    String id =
        OneEngine.run("sh", "-c", "echo one; while [ ! -e /go ]; do sleep 0.05; done; echo two");
    var sink = RecordingSink.eager();
    Thread following = follow(id, sink);
    Eventually.soon().passes(() -> assertThat(sink.events("log")).hasSize(1));
    OneEngine.HOST.docker("exec", id, "touch", "/go");
    assertThat(following.join(Duration.ofSeconds(20))).isTrue();
    assertThat(sink.events("log")).hasSize(2);
    assertThat(sink.events("end")).containsExactly("{\"lines\":2}");
  }

  @Test
  void aSlowClientOfAChattyContainerSkipsAndSeesTheNewest() throws Exception {
    String id =
        OneEngine.run(
            "sh", "-c", "while [ ! -e /go ]; do sleep 0.05; done; seq 1 100000; echo last");
    var sink = RecordingSink.slow();
    Thread following = follow(id, sink);
    OneEngine.HOST.docker("exec", id, "touch", "/go");
    OneEngine.HOST.docker("wait", id);
    assertThat(sink.events()).isEmpty();
    sink.take(1_000_000);
    assertThat(following.join(Duration.ofSeconds(30))).isTrue();
    assertThat(sink.events("skipped")).isNotEmpty();
    long skipped =
        sink.events("skipped").stream()
            .mapToLong(e -> Json.MAPPER.readValue(e, LogSkipped.class).count())
            .sum();
    assertThat(skipped + sink.events("log").size()).isEqualTo(100_001);
    assertThat(sink.events("log").getLast()).contains("\"last\"");
  }

  @Test
  void whatWasThereBeforeIsNeverSkipped() throws Exception {
    String id = OneEngine.run("sh", "-c", "seq 1 50000; sleep 1000");
    Eventually.soon()
        .passes(() -> assertThat(OneEngine.HOST.docker("logs", "--tail=1", id)).contains("50000"));
    var sink = RecordingSink.slow();
    Thread following = follow(id, sink);
    for (int i = 0; i < 50; i++) {
      sink.take(1000);
    }
    Eventually.within(Duration.ofSeconds(30))
        .passes(() -> assertThat(sink.events("log")).hasSize(50_000));
    assertThat(sink.events("skipped")).isEmpty();
    sink.leave();
    assertThat(following.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void framesAreWhatTheEngineSends() {
    String id = OneEngine.ran(List.of(), "sh", "-c", "seq 1 20000; sleep 0.1; echo err >&2");
    RecordingFrames frames = frames(TestCall.to("container", id));
    String expected = IntStream.rangeClosed(1, 20_000).mapToObj(i -> i + "\n").collect(joining());
    assertThat(frames.text(LogFrame.STDOUT)).isEqualTo(expected);
    assertThat(frames.text(LogFrame.STDERR)).isEqualTo("err\n");
    assertThat(frames(TestCall.to("container", id).query("tail", "1")).frames())
        .containsExactly(new RecordingFrames.Frame(LogFrame.STDERR, "err\n"));
  }

  @Test
  void aTerminalsOutputComesInFramesToo() {
    String id = OneEngine.ran(List.of("--tty"), "sh", "-c", "seq 1 20000");
    String text = frames(TestCall.to("container", id)).text(LogFrame.STDOUT);
    assertThat(text).startsWith("1\r\n2\r\n").endsWith("20000\r\n");
    assertThat(text.lines()).hasSize(20_000);
  }

  @Test
  void aLongLineInFramesHasItsTimeAndDetailsOnce() {
    String id =
        OneEngine.ran(
            List.of("--log-opt", "labels=team", "--label", "team=pay"),
            "sh",
            "-c",
            "head -c 100000 /dev/zero | tr '\\0' x; echo; echo next");
    TestCall call = TestCall.to("container", id).flagged("timestamps").flagged("details");
    List<String> lines = frames(call).text(LogFrame.STDOUT).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).matches("\\S+Z team=pay x{100000}");
    assertThat(lines.getLast()).matches("\\S+Z team=pay next");
  }

  @Test
  void framesFollowUntilTheClientLeaves() throws Exception {
    String id = OneEngine.run("sh", "-c", "echo one; sleep 1000");
    var sink = new RecordingFrames();
    TestCall call = TestCall.to("container", id).flagged("follow");
    Thread following =
        Thread.startVirtualThread(() -> OneEngine.API.frame("containerLogs", call, sink));
    Eventually.soon().passes(() -> assertThat(sink.text(LogFrame.STDOUT)).isEqualTo("one\n"));
    sink.leave();
    assertThat(following.join(Duration.ofSeconds(20))).isTrue();
  }

  private static RecordingFrames frames(TestCall call) {
    var frames = new RecordingFrames();
    OneEngine.API.frame("containerLogs", call, frames);
    return frames;
  }

  @Test
  void timesCutTheLog() {
    String id = OneEngine.ran(List.of(), "sh", "-c", "echo early; sleep 1.2; echo late");
    var late = logs(TestCall.to("container", id)).getLast().time();
    String cut = late.minusMillis(500).toString();
    assertThat(texts(TestCall.to("container", id).query("since", cut))).containsExactly("late");
    assertThat(texts(TestCall.to("container", id).query("until", cut))).containsExactly("early");
  }

  @Test
  void aContainerWithoutALogSaysWhy() {
    String id = OneEngine.run(List.of("--log-driver", "none"), "sleep", "1000");
    assertThatThrownBy(() -> texts(TestCall.to("container", id)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("keeps no log");
  }

  private static Thread follow(String id, RecordingSink sink) {
    TestCall call = TestCall.to("container", id).flagged("follow");
    return Thread.startVirtualThread(() -> {
      try {
        OneEngine.API.stream("containerLogs", call, sink);
      } catch (io.grampus.kernel.StreamClosedException e) {
        // the client has left
      }
    });
  }

  private static List<String> texts(TestCall call) {
    return logs(call).stream().map(LoggedLine::line).toList();
  }

  private static List<LoggedLine> logs(TestCall call) {
    var sink = RecordingSink.eager();
    OneEngine.API.stream("containerLogs", call, sink);
    return sink.events("log").stream()
        .map(e -> Json.MAPPER.readValue(e, LoggedLine.class))
        .toList();
  }
}
