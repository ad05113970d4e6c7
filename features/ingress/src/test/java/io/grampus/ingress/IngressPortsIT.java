package io.grampus.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.kernel.Json;
import io.grampus.testkit.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who gets which port, and what is told of those that cannot be had. */
@Tag("engines")
class IngressPortsIT {
  private static final String SCRIPT =
      "mkdir /w; echo $TEXT $(hostname) > /w/index.html; exec httpd -f -p 80 -h /w";
  private static TestEngine host;
  private static Process ingress;
  private static BufferedReader answers;
  private static String image;

  @BeforeAll
  static void starts() throws IOException {
    host = TestEngine.start().load(TestImage.BASE).initSwarm();
    image = host.docker("image", "inspect", "-f", "{{.Id}}", TestImage.BASE.reference()).strip();
    host.docker("network", "create", "-d", "overlay", "front");
    ingress = java(IngressProcess.class, host.dockerHost());
    answers = ingress.inputReader(StandardCharsets.UTF_8);
  }

  @AfterAll
  static void stops() throws InterruptedException {
    ingress.destroyForcibly().waitFor();
    host.close();
  }

  @AfterEach
  void removesServices() {
    for (String id : host.docker("service", "ls", "-q").lines().toList()) {
      host.docker("service", "rm", id);
    }
    Eventually.within(Duration.ofSeconds(60)).until(() -> ports().isEmpty());
  }

  @Test
  void everyReplicaGetsItsShare() {
    service("web", "8080:80/tcp", 3);
    Set<String> tasks = new TreeSet<>();
    Eventually.within(Duration.ofSeconds(90))
        .until(() -> {
          tasks.add(ask(8080));
          tasks.remove("");
          return tasks.size() == 3;
        });
    awaitTargets("web", 3);
    // in turn: six in a row are twice each
    List<String> row = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      row.add(ask(8080));
    }
    assertThat(row.subList(0, 3)).doesNotHaveDuplicates();
    assertThat(row.subList(3, 6)).containsExactlyElementsOf(row.subList(0, 3));
  }

  @Test
  void whoHadAPortFirstKeepsItAndTheOtherIsTold() {
    service("web", "8081:80/tcp", 1);
    awaitAnswer(8081, "web");
    // before the other one by name, and by now in the list
    service("api", "8081:80/tcp", 1);
    awaitProblem("api", "another service publishes this port already");
    assertThat(ask(8081)).startsWith("web");
    host.docker("service", "rm", "web");
    awaitAnswer(8081, "api");
    awaitProblem("api", "");
  }

  @Test
  void aPortThatAProgramOfTheHostHasIsToldAndTakenWhenItIsFree() throws Exception {
    Process holder = java(HeldPort.class, "8082");
    assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held 8082");
    service("web", "8082:80/tcp", 1);
    awaitProblem("web", "cannot listen there: Address already in use");
    holder.destroyForcibly().waitFor();
    awaitAnswer(8082, "web");
    awaitProblem("web", "");
  }

  @Test
  void aPortInHostModeIsSwarmsOwn() {
    create("web", List.of("--publish", "mode=host,published=8083,target=80"), 1);
    awaitAnswer(8083, "web");
    assertThat(ports()).isEmpty();
  }

  @Test
  void datagramsAreNotRelayedAndThatIsTold() {
    service("dns", "8084:53/udp", 1);
    awaitProblem("dns", "the ingress relays tcp only; publish the udp port with mode: host");
  }

  private static void service(String name, String port, int replicas) {
    create(name, List.of("--label", PublishedPort.LABEL + "=" + port), replicas);
  }

  private static void create(String name, List<String> options, int replicas) {
    List<String> words = new ArrayList<>(List.of("service", "create", "-d", "-q", "--name", name));
    words.addAll(List.of("--network", "front", "--endpoint-mode", "dnsrr"));
    words.addAll(List.of("--replicas", String.valueOf(replicas), "--env", "TEXT=" + name));
    words.addAll(options);
    words.addAll(List.of("--stop-grace-period", "0s", "--no-resolve-image", image));
    words.addAll(List.of("sh", "-c", SCRIPT));
    host.docker(words.toArray(String[]::new));
  }

  private static void awaitAnswer(int port, String service) {
    Eventually.within(Duration.ofSeconds(90)).until(() -> ask(port).startsWith(service + " "));
  }

  private static void awaitProblem(String service, String problem) {
    Eventually.within(Duration.ofSeconds(90))
        .until(() ->
            ports().stream()
                .filter(p -> p.path("service").asString("").equals(service))
                .anyMatch(p ->
                    p.path("problem").asString("").startsWith(problem)
                        && p.path("problem").asString("").isEmpty() == problem.isEmpty()));
  }

  private static void awaitTargets(String service, int count) {
    Eventually.within(Duration.ofSeconds(90))
        .until(() ->
            ports().stream()
                .filter(p -> p.path("service").asString("").equals(service))
                .anyMatch(p -> p.path("tasks").size() == count));
  }

  private static List<JsonNode> ports() {
    try {
      ingress.getOutputStream().write('\n');
      ingress.getOutputStream().flush();
      List<JsonNode> ports = new ArrayList<>();
      Json.MAPPER.readTree(answers.readLine()).forEach(ports::add);
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ask(int port) {
    try {
      return host.exec("curl", "-s", "-m", "5", "http://127.0.0.1:" + port + "/").strip();
    } catch (RuntimeException e) {
      return "";
    }
  }

  private static Process java(Class<?> main, String argument) throws IOException {
    List<String> command = new ArrayList<>(host.inNetwork());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), argument));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
