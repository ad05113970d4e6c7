package io.grampus.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engines")
class IngressIT {
  @TempDir Path folder;

  @Test
  void aServiceIsReachedOnItsPortAndThroughItsUpdateAsWell() throws Exception {
    try (TestEngine host = TestEngine.start()) {
      host.load(TestImage.BASE).initSwarm();
      Process ingress = start(host);
      try {
        serve(host);
        Set<String> answers = new TreeSet<>();
        Eventually.within(Duration.ofSeconds(60))
            .until(() -> {
              answers.add(host.exec("curl", "-s", "-m", "5", "http://127.0.0.1:8080/").strip());
              return answers.size() >= 2;
            });
        assertThat(answers).allMatch(a -> a.startsWith("one "));
        assertThat(failuresDuringUpdate(host)).isZero();
      } finally {
        ingress.destroyForcibly().waitFor();
      }
    }
  }

  /** Asks without a pause while both tasks are replaced. */
  private static int failuresDuringUpdate(TestEngine host) throws InterruptedException {
    var failures = new AtomicInteger();
    var updating = new AtomicInteger(1);
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              while (updating.get() > 0) {
                if (!asks(host)) {
                  failures.incrementAndGet();
                }
              }
            });
    host.docker("service", "update", "-q", "--detach=false", "--env-add", "TEXT=two", "web");
    updating.set(0);
    asking.join();
    return failures.get();
  }

  private static boolean asks(TestEngine host) {
    try {
      return !host.exec("curl", "-sf", "-m", "5", "http://127.0.0.1:8080/").isEmpty();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static void serve(TestEngine host) {
    String id = host.docker("image", "inspect", "-f", "{{.Id}}", TestImage.BASE.reference());
    host.docker("network", "create", "-d", "overlay", "front");
    // the server goes on for a moment after SIGTERM, as one that drains its connections does
    String script =
        "mkdir /w; echo $TEXT $(hostname) > /w/index.html; httpd -f -p 80 -h /w & "
            + "trap 'sleep 1; exit 0' TERM; wait";
    List<String> words = new ArrayList<>(List.of("service", "create", "-q", "--name", "web"));
    words.addAll(List.of("--network", "front", "--endpoint-mode", "dnsrr", "--replicas", "2"));
    words.addAll(List.of("--label", PublishedPort.LABEL + "=8080:80/tcp", "--env", "TEXT=one"));
    words.addAll(List.of("--update-order", "start-first", "--update-monitor", "500ms"));
    words.addAll(List.of("--no-resolve-image", id.strip(), "sh", "-c", script));
    host.docker(words.toArray(String[]::new));
  }

  private Process start(TestEngine host) throws IOException {
    List<String> command = new ArrayList<>(host.inNetwork());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(IngressProcess.class.getName(), host.dockerHost()));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }
}
