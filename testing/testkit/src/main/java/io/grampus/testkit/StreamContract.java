package io.grampus.testkit;

import static io.grampus.testkit.EngineSubject.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.grampus.engine.AttachOptions;
import io.grampus.engine.ContainerStats;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.Execs;
import io.grampus.engine.HijackedStream;
import io.grampus.engine.Json;
import io.grampus.engine.LogLine;
import io.grampus.engine.LogOptions;
import io.grampus.engine.PathStat;
import io.grampus.engine.RegistryAuth;
import io.grampus.engine.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/** What every real engine does with streams: exec, attach, logs, figures and files. */
@Timeout(180)
public abstract class StreamContract {
  /** Checks the engine that {@link #subject()} gives. */
  protected StreamContract() {}

  /** The engine to check; the same for all tests of a class. */
  protected abstract EngineSubject subject();

  private Engine engine() {
    return subject().engine();
  }

  @AfterEach
  void clean() {
    subject().clean();
  }

  private HijackedStream exec(String container, boolean stdin, boolean tty, String script) {
    List<String> command = List.of("sh", "-c", script);
    String exec = engine().execs().create(container, Execs.body(command, stdin, tty));
    return engine().execs().start(exec, tty);
  }

  @Test
  void execReadsItsStdinToTheEndAndNothingIsLost() throws Exception {
    String container = subject().started("sleep 1000");
    byte[] sent = new byte[20_000_000];
    new Random(1).nextBytes(sent);
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    try (HijackedStream stream = exec(container, true, false, "cat")) {
      Thread writer = Thread.ofVirtual().start(() -> send(stream, sent));
      stream.copyTo(got, OutputStream.nullOutputStream());
      writer.join();
    }
    assertThat(Arrays.equals(got.toByteArray(), sent)).isTrue();
  }

  private static void send(HijackedStream stream, byte[] bytes) {
    try {
      stream.stdin().write(bytes);
      stream.closeStdin();
    } catch (IOException e) {
      stream.close();
    }
  }

  @Test
  void allOfALongOutputComesAfterStdinWasClosed() throws IOException {
    String container = subject().started("sleep 1000");
    long bytes = 0;
    try (HijackedStream stream = exec(container, true, false, "head -c 50000000 /dev/zero")) {
      stream.closeStdin();
      try (InputStream out = stream.stdout()) {
        byte[] buffer = new byte[100_000];
        for (int n = out.read(buffer); n >= 0; n = out.read(buffer)) {
          bytes += n;
        }
      }
    }
    assertThat(bytes).isEqualTo(50_000_000);
  }

  @Test
  void bothOutputsAreReadApart() throws Exception {
    String container = subject().started("sleep 1000");
    try (HijackedStream stream = exec(container, false, false, "echo a; echo b >&2; exit 4")) {
      assertThat(stream.stderr().readAllBytes()).isEqualTo("b\n".getBytes(UTF_8));
      assertThat(stream.stdout().readAllBytes()).isEqualTo("a\n".getBytes(UTF_8));
    }
  }

  @Test
  void anExecTellsHowItEnded() throws Exception {
    String container = subject().started("sleep 1000");
    String exec =
        engine().execs().create(container, Execs.body(List.of("sh", "-c", "exit 4"), false, false));
    engine().execs().startDetached(exec, false);
    SOON.until(() -> !engine().execs().inspect(exec).running());
    assertThat(engine().execs().inspect(exec).exitCode()).isEqualTo(4);
  }

  @Test
  void aTtyHasASizeThatCanBeChanged() throws Exception {
    String container = subject().started("sleep 1000");
    List<String> command = List.of("sh", "-c", "read a; stty size; read a; stty size");
    String exec = engine().execs().create(container, Execs.body(command, true, true));
    try (HijackedStream stream = engine().execs().start(exec, 80, 24)) {
      engine().execs().resize(exec, 100, 30);
      stream.stdin().write('\n');
      awaitText(stream, "30 100");
      engine().execs().resize(exec, 120, 40);
      stream.stdin().write('\n');
      awaitText(stream, "40 120");
    }
  }

  private static void awaitText(HijackedStream stream, String text) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(text) < 0) {
      var chunk = stream.next();
      assertThat(chunk).as("the end came after: " + seen).isNotNull();
      if (chunk != null) {
        seen.append(new String(chunk.bytes(), UTF_8));
      }
    }
  }

  @Test
  void attachTalksToTheProcess() throws IOException {
    ObjectNode body = subject().script("read line; echo got $line; echo bad >&2");
    body.put("OpenStdin", true).put("StdinOnce", true).put("AttachStdin", true);
    String id = engine().containers().create("", body).id();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (HijackedStream stream = engine().containers().attach(id, AttachOptions.all())) {
      engine().containers().start(id);
      stream.stdin().write("this\n".getBytes(UTF_8));
      stream.copyTo(out, err);
    }
    assertThat(out.toString(UTF_8)).isEqualTo("got this\n");
    assertThat(err.toString(UTF_8)).isEqualTo("bad\n");
  }

  @Test
  void aTtysLogComesThroughUnmangled() {
    ObjectNode body =
        subject().script("echo one; printf '\\001\\000\\000\\000\\000\\000\\000\\002'; echo two");
    String id = engine().containers().create("", body.put("Tty", true)).id();
    try (Waiting waiting = engine().containers().await(id, Waiting.Until.NEXT_EXIT)) {
      engine().containers().start(id);
      waiting.exitCode();
    }
    List<String> lines = new ArrayList<>();
    try (EngineStream<LogLine> log = engine().containers().logs(id, LogOptions.all())) {
      log.forEachRemaining(line -> lines.add(line.text()));
    }
    assertThat(lines).containsExactly("one", "\1\0\0\0\0\0\0\2two");
  }

  @Test
  void aLineThatTheEngineCutsIsOneLine() {
    String id = subject().started("head -c 50000 /dev/zero | tr '\\0' x; echo; echo next");
    SOON.until(() -> engine().containers().inspect(id).state().equals("exited"));
    List<LogLine> lines = new ArrayList<>();
    try (EngineStream<LogLine> log =
        engine().containers().logs(id, LogOptions.all().timestamps())) {
      log.forEachRemaining(lines::add);
    }
    assertThat(lines).extracting(line -> line.bytes().length).containsExactly(50_000, 4);
    assertThat(lines.getFirst().text()).isEqualTo("x".repeat(50_000));
  }

  @Test
  void aFollowedLogEndsWhenItIsClosed() throws Exception {
    String id = subject().started("echo first; sleep 1000");
    EngineStream<LogLine> log = engine().containers().logs(id, LogOptions.all().follow());
    assertThat(log.next().text()).isEqualTo("first");
    Thread closer = Thread.ofVirtual().start(log::close);
    assertThat(log.hasNext()).isFalse();
    closer.join();
  }

  @Test
  void aServicesLogNamesItsTasks() {
    String id =
        engine()
            .services()
            .create(
                subject().service("contract-log", "echo from $HOSTNAME; sleep 1000", 2),
                RegistryAuth.none())
            .id();
    SOON.passes(() -> {
      List<LogLine> lines = new ArrayList<>();
      try (EngineStream<LogLine> log =
          engine().services().logs(id, LogOptions.all().details().timestamps())) {
        log.forEachRemaining(lines::add);
      }
      assertThat(lines).hasSize(2).allMatch(line -> line.text().startsWith("from "));
      assertThat(lines)
          .extracting(l -> l.details().get("com.docker.swarm.task.id"))
          .doesNotContainNull()
          .doesNotHaveDuplicates();
      assertThat(lines).allMatch(line -> line.time().isPresent());
    });
  }

  @Test
  void figuresCome() {
    String id = subject().started("while :; do :; done");
    try (EngineStream<ContainerStats> stats = engine().containers().stats(id)) {
      ContainerStats first = stats.next();
      ContainerStats second = stats.next();
      assertThat(second.cpuNanos()).isGreaterThan(first.cpuNanos());
      assertThat(second.previousCpuNanos()).isEqualTo(first.cpuNanos());
      assertThat(second.memoryUsage()).isPositive();
      assertThat(second.memoryWorkingSet()).isPositive();
      assertThat(second.onlineCpus()).isPositive();
    }
    assertThat(engine().containers().statsOnce(id).pids()).isPositive();
  }

  @Test
  void processesAreListed() {
    String id = subject().started("while :; do sleep 1; done");
    try {
      assertThat(engine().containers().top(id, "").processes())
          .anyMatch(row -> row.getLast().contains("while"));
    } catch (EngineException.ServerError e) {
      // the engine runs the ps of its own host
      assumeFalse(e.engineMessage().contains("executable file not found"), e.getMessage());
      throw e;
    }
  }

  @Test
  void changesAreListed() {
    String id = subject().started("echo a > /tmp/added; sleep 1000");
    SOON.passes(() ->
        assertThat(engine().containers().changes(id))
            .anyMatch(change -> change.path().equals("/tmp/added") && change.kind() == 'A'));
  }

  @Test
  void filesAreCopiedInAndOut() throws IOException {
    String id = subject().started("sleep 1000");
    byte[] archive = Tar.of("hello.txt", "hello\n");
    engine().containers().putArchive(id, "/tmp", out -> out.write(archive));
    PathStat stat = engine().containers().stat(id, "/tmp/hello.txt");
    assertThat(stat.size()).isEqualTo(6);
    assertThat(stat.directory()).isFalse();
    assertThat(engine().containers().stat(id, "/tmp").directory()).isTrue();
    try (InputStream tar = engine().containers().archive(id, "/tmp/hello.txt")) {
      assertThat(Tar.files(tar.readAllBytes())).containsEntry("hello.txt", "hello\n");
    }
  }

  @Test
  void limitsOfARunningContainerAreChanged() {
    String id = subject().started("sleep 1000");
    ObjectNode limits = Json.object();
    limits.put("Memory", 64_000_000).put("MemorySwap", 64_000_000);
    engine().containers().update(id, limits);
    assertThat(engine().containers().inspect(id).memoryLimit()).isBetween(63_990_000L, 64_000_000L);
  }
}
