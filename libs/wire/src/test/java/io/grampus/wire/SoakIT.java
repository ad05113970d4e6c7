package io.grampus.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Docker's command line through a relay, in the mix that once showed connections to be kept that
 * were not to be: logs, run, cat and wc, in turns, content compared. {@code -Dgrampus.soak=200} for
 * longer.
 */
@Timeout(1200)
class SoakIT {
  private static final int ROUNDS = Integer.getInteger("grampus.soak", 10);
  @TempDir static Path folder;
  private static TestEngine engine;
  private static HttpListener relay;
  private static String container;

  @BeforeAll
  static void start() throws IOException {
    engine = TestEngine.shared();
    engine.load(TestImage.BASE);
    String script = "for i in 1 2 3; do echo line $i; echo error $i >&2; done; sleep 100000";
    String image = TestImage.BASE.reference();
    container = engine.docker("run", "-d", "--network=none", image, "sh", "-c", script);
    relay = HttpListener.unix(folder.resolve("relay"), new MiniProxy(engine.socket())::forward);
  }

  @AfterAll
  static void stop() {
    relay.close();
    engine.docker("rm", "-f", container);
  }

  private record Outcome(int exit, byte[] out, String err) {}

  private static Outcome docker(byte[] stdin, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("timeout", "-s", "KILL", "120"));
    command.addAll(List.of("docker", "-H", "unix://" + folder + "/relay"));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).start();
    Thread writer = Thread.ofVirtual().start(() -> send(process.getOutputStream(), stdin));
    StringBuilder err = new StringBuilder();
    Thread errors =
        Thread.ofVirtual()
            .start(() -> process.errorReader().lines().forEach(l -> err.append(l).append('\n')));
    byte[] out = process.getInputStream().readAllBytes();
    writer.join();
    errors.join();
    return new Outcome(process.waitFor(), out, err.toString());
  }

  private static void send(OutputStream stdin, byte[] bytes) {
    try (stdin) {
      stdin.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingIsLostInALongMix() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = new byte[1 + random.nextInt(round % 5 == 0 ? 3_000_000 : 3_000)];
      random.nextBytes(bytes);
      logs(round);
      run(round);
      cat(round, bytes);
      count(round, bytes);
    }
  }

  private static void logs(int round) throws Exception {
    Outcome logs = docker(new byte[0], "logs", container);
    assertThat(new String(logs.out(), UTF_8))
        .as("round %d", round)
        .isEqualTo("line 1\nline 2\nline 3\n");
    assertThat(logs.err()).as("round %d", round).isEqualTo("error 1\nerror 2\nerror 3\n");
  }

  private static void run(int round) throws Exception {
    String image = TestImage.BASE.reference();
    Outcome run =
        docker(new byte[0], "run", "--rm", "--network=none", image, "sh", "-c", "echo hi; exit 5");
    assertThat(new String(run.out(), UTF_8)).as("round %d: %s", round, run.err()).isEqualTo("hi\n");
    assertThat(run.exit()).isEqualTo(5);
  }

  private static void cat(int round, byte[] bytes) throws Exception {
    Outcome cat = docker(bytes, "exec", "-i", container, "cat");
    assertThat(Arrays.equals(cat.out(), bytes)).as("round %d: %s", round, cat.err()).isTrue();
  }

  private static void count(int round, byte[] bytes) throws Exception {
    Outcome wc = docker(bytes, "exec", "-i", container, "wc", "-c");
    assertThat(new String(wc.out(), UTF_8).strip())
        .as("round %d: %s", round, wc.err())
        .isEqualTo(Integer.toString(bytes.length));
  }
}
