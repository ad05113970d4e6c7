package io.grampus.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private final List<LogLine> lines = new ArrayList<>();

  private LogLines reader(boolean tty, boolean timestamps, boolean details) {
    return new LogLines(tty, new LogPrefix(timestamps, details), lines::add);
  }

  private static Chunk out(String text) {
    return new Chunk(Output.STDOUT, text.getBytes(UTF_8));
  }

  private static Chunk err(String text) {
    return new Chunk(Output.STDERR, text.getBytes(UTF_8));
  }

  @Test
  void keepsTheOrderOfTheOutputs() {
    LogLines reader = reader(false, false, false);
    List.of(out("a\n"), err("b\n"), out("c\n")).forEach(reader::take);
    assertThat(lines)
        .extracting(LogLine::toString)
        .containsExactly("STDOUT a", "STDERR b", "STDOUT c");
  }

  @Test
  void keepsEmptyLinesAndTheLastOneWithoutAnEnd() {
    LogLines reader = reader(false, false, false);
    reader.take(out("\n"));
    reader.take(out("end"));
    reader.end();
    assertThat(lines).extracting(LogLine::text).containsExactly("", "end");
  }

  @Test
  void joinsALineThatWasCutAndDropsTheRepeatedTime() {
    LogLines reader = reader(false, true, false);
    reader.take(out("2026-01-01T00:00:00.000000001Z first "));
    reader.take(err("2026-01-01T00:00:05Z between\n"));
    reader.take(out("2026-01-01T00:00:01Z second\n"));
    assertThat(lines).extracting(LogLine::text).containsExactly("between", "first second");
    assertThat(lines.getLast().time()).contains(Instant.parse("2026-01-01T00:00:00.000000001Z"));
  }

  @Test
  void readsTimeAndDetails() {
    LogLines reader = reader(false, true, true);
    reader.take(out("2026-01-01T00:00:00Z com.docker.swarm.task.id=t1,a%20b=c%3Dd hello you\n"));
    LogLine line = lines.getFirst();
    assertThat(line.text()).isEqualTo("hello you");
    assertThat(line.details())
        .containsEntry("com.docker.swarm.task.id", "t1")
        .containsEntry("a b", "c=d");
  }

  @Test
  void detailsMayBeEmpty() {
    LogLines reader = reader(false, false, true);
    reader.take(out(" hello\n"));
    assertThat(lines.getFirst().text()).isEqualTo("hello");
    assertThat(lines.getFirst().details()).isEmpty();
  }

  @Test
  void aTtysLinesMayBeCutAnywhere() {
    LogLines reader = reader(true, true, false);
    reader.take(out("2026-01-01T00:"));
    reader.take(out("00:00Z hel"));
    reader.take(out("lo\r\n2026-01-01T00:00:01Z \r\n"));
    assertThat(lines).extracting(LogLine::text).containsExactly("hello", "");
    assertThat(lines.getFirst().time()).contains(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void anEndlessLineComesInPieces() {
    LogLines reader = reader(false, false, false);
    for (int i = 0; i < 40; i++) {
      reader.take(out("x".repeat(100_000)));
    }
    reader.end();
    assertThat(lines.size()).isGreaterThan(2);
    assertThat(lines).allMatch(line -> line.bytes().length <= LogLines.MAX_LINE + 100_000);
    assertThat(lines.stream().mapToInt(line -> line.bytes().length).sum()).isEqualTo(4_000_000);
  }
}
