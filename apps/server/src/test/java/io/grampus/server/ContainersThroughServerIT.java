package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.testkit.Eventually;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only shows with TLS, HTTP and WebSockets in between. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersThroughServerIT {
  @TempDir private static Path data;
  private EngineServer server;
  private String container;

  @BeforeAll
  void start() throws Exception {
    server = new EngineServer(data);
    container = server.run("sleep", "10000");
  }

  @AfterAll
  void stop() {
    server.engine.docker("rm", "-f", container);
    server.close();
  }

  @Test
  void aHundredMegabytesThroughCatComeBackUnchanged() throws Exception {
    byte[] content = new byte[100 << 20];
    new Random(11).nextBytes(content);
    var socket = new ExecSocket(server, "/containers/" + container + "/exec?command=cat&stdin");
    for (int at = 0; at < content.length; at += 65_000) {
      socket.type(content, at, Math.min(65_000, content.length - at));
    }
    socket.control("{\"closeStdin\":true}");
    assertThat(socket.last()).isEqualTo("{\"exit\":0}");
    assertThat(socket.closed()).isEqualTo(1000);
    assertThat(Arrays.equals(socket.stdout.toByteArray(), content)).isTrue();
  }

  @Test
  void aRefusalIsTheLastFrame() throws Exception {
    var socket = new ExecSocket(server, "/containers/no-such/exec?command=true");
    assertThat(socket.last()).startsWith("{\"problem\":").contains("container.notFound");
    assertThat(socket.closed()).isEqualTo(1011);
  }

  @Test
  void aHundredThousandLinesOfLogArriveInOrder() throws Exception {
    String id = server.run("seq", "1", "100000");
    server.engine.docker("wait", id);
    int expected = 1;
    try (var lines = lines("/containers/" + id + "/logs")) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: {\"stream\"")) {
          assertThat(line).endsWith("\"line\":\"" + expected++ + "\"}");
        }
      }
    }
    assertThat(expected).isEqualTo(100_001);
    server.engine.docker("rm", id);
  }

  @Test
  void filesGoOutAndIn() throws Exception {
    server.engine.docker("exec", container, "sh", "-c", "echo hello > /tmp/greeting");
    byte[] tar;
    try (var in = server.stream("/containers/" + container + "/archive?path=/tmp/greeting")) {
      tar = in.readAllBytes();
    }
    String into = "/containers/" + container + "/archive?path=/root";
    assertThat(server.send("PUT", into, BodyPublishers.ofByteArray(tar)).statusCode())
        .isEqualTo(204);
    assertThat(server.engine.docker("exec", container, "cat", "/root/greeting")).contains("hello");
  }

  @Test
  void theAuditLogNamesWhatWasAskedForByItsId() throws Exception {
    String id = server.run("sleep", "1000");
    server.engine.docker("rename", id, "worker");
    Eventually.soon().value(() -> get("/containers?q=name:worker"), list -> list.contains(id));
    String pause = "/containers/" + id + "/pause";
    assertThat(server.send("POST", pause, BodyPublishers.noBody()).statusCode()).isEqualTo(200);
    assertThat(get("/audit?limit=5")).contains("container/worker").doesNotContain(id);
    server.engine.docker("rm", "-f", id);
  }

  private String get(String path) throws Exception {
    return server.send("GET", path, BodyPublishers.noBody()).body();
  }

  @Test
  void anImagesNameMayHaveSlashesInAPath() throws Exception {
    var answer =
        server.send("GET", "/images/grampus-test%2Fbase%3A1/layers", BodyPublishers.noBody());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"unique\":");
  }

  @Test
  void passwordsAndSecretsAreInNoAnswerNoAuditRowAndNoFile() throws Exception {
    String pull =
        "{\"reference\":\"127.0.0.1:9/shop:1\",\"login\":{\"user\":\"me\",\"password\":\"hunter2\"}}";
    var pulled = server.send("POST", "/images/pull", BodyPublishers.ofString(pull));
    assertThat(pulled.body()).contains("image.registryUnreachable").doesNotContain("hunter2");
    String secret = "{\"name\":\"s\",\"value\":\"aHVudGVyMg==\"}";
    var made = server.send("POST", "/secrets", BodyPublishers.ofString(secret));
    assertThat(made.body()).doesNotContain("aHVudGVyMg");
    var audit = server.send("GET", "/audit?limit=100", BodyPublishers.noBody());
    assertThat(audit.body()).contains("image.pull", "secret.create").doesNotContain("hunter2");
    for (Path file : files()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(text).as(file.toString()).doesNotContain("hunter2").doesNotContain("aHVudGVyMg");
    }
  }

  private static List<Path> files() throws Exception {
    try (var walk = Files.walk(data)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private BufferedReader lines(String path) throws Exception {
    return new BufferedReader(new InputStreamReader(server.stream(path), StandardCharsets.UTF_8));
  }
}
