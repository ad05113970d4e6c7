package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestSwarm;
import io.grampus.testkit.Eventually;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conversations with an engine behind an agent, of which one half ends before the other: what is
 * typed has come to its end, and the process still has something to say.
 */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentStreamsIT {
  /** Says nothing before its input ends, and goes on for a while afterwards. */
  private static final String LATE =
      "n=$(wc -c); for i in 1 2 3 4 5; do sleep 0.3; echo $i; done; echo $n bytes";

  private static final String LATE_SAID = "1\n2\n3\n4\n5\n%d bytes\n";

  @TempDir private static Path folder;
  private TestSwarm swarm;
  private TestEngine far;
  private EngineServer server;
  private AgentProcess agent;

  @BeforeAll
  void start() throws Exception {
    swarm = TestSwarm.start(2).load(TestImage.BASE);
    far = swarm.host(2);
    server = new EngineServer(folder.resolve("data"), swarm.leader());
    Eventually.within(Duration.ofSeconds(30)).until(() -> get("/nodes").contains("\"h2\""));
    var invite = server.send("POST", "/agents/invites", BodyPublishers.ofString("{}"));
    String code = TestServer.member(invite.body(), "code");
    Path own = folder.resolve("agent");
    String url = "https://127.0.0.1:" + server.uri("").getPort();
    var joined = AgentProcess.join(List.of(), url, code, own, far.dockerHost());
    assertThat(joined.exit()).as(joined.said()).isZero();
    agent = AgentProcess.run(List.of(), own);
    agent.awaitLine("connected");
    far.docker("run", "-d", "--name", "there", TestImage.BASE.reference(), "sleep", "10000");
    awaitContainer("there");
  }

  @AfterAll
  void stop() throws Exception {
    agent.close();
    server.close();
    swarm.close();
  }

  private String get(String path) throws Exception {
    return server.send("GET", path, BodyPublishers.noBody()).body();
  }

  private void awaitContainer(String name) {
    Eventually.within(Duration.ofSeconds(30))
        .value(() -> get("/containers?q=name:" + name), list -> list.contains("\"node\":\"h2\""));
  }

  private ExecSocket exec(String... command) throws Exception {
    var path = new StringBuilder("/containers/there/exec?stdin");
    for (String word : command) {
      path.append("&command=").append(URLEncoder.encode(word, StandardCharsets.UTF_8));
    }
    return new ExecSocket(server, path.toString());
  }

  @Test
  void theEndOfTheInputReachesTheProcessAndItsOutputGoesOn() throws Exception {
    var socket = exec("sh", "-c", LATE);
    byte[] typed = "some words\n".getBytes(StandardCharsets.UTF_8);
    socket.type(typed, 0, typed.length);
    socket.control("{\"closeStdin\":true}");
    assertThat(socket.last()).isEqualTo("{\"exit\":0}");
    assertThat(socket.stdout.toString(StandardCharsets.UTF_8))
        .isEqualTo(LATE_SAID.formatted(typed.length));
  }

  @Test
  void anInputThatIsEmptyEndsToo() throws Exception {
    var socket = exec("sh", "-c", LATE);
    socket.control("{\"closeStdin\":true}");
    assertThat(socket.last()).isEqualTo("{\"exit\":0}");
    assertThat(socket.stdout.toString(StandardCharsets.UTF_8)).isEqualTo(LATE_SAID.formatted(0));
  }

  @Test
  void muchOutputThatBeginsAfterTheInputHasEndedComesWhole() throws Exception {
    byte[] content = new byte[24 << 20];
    new Random(7).nextBytes(content);
    var socket = exec("sh", "-c", "cat > /tmp/all; cat /tmp/all");
    for (int at = 0; at < content.length; at += 65_000) {
      socket.type(content, at, Math.min(65_000, content.length - at));
    }
    socket.control("{\"closeStdin\":true}");
    assertThat(socket.last()).isEqualTo("{\"exit\":0}");
    assertThat(Arrays.equals(socket.stdout.toByteArray(), content)).isTrue();
  }

  @Test
  void theFirstProcessSeesTheEndOfItsInput() throws Exception {
    String image = TestImage.BASE.reference();
    // as docker run -i makes it: the end of the first attach is the end of its input
    far.docker("create", "-i", "--name", "filter", image, "sh", "-c", LATE);
    far.docker("start", "filter");
    awaitContainer("filter");
    var socket = new ExecSocket(server, "/containers/filter/attach?stdin");
    byte[] typed = "attached\n".getBytes(StandardCharsets.UTF_8);
    socket.type(typed, 0, typed.length);
    socket.control("{\"closeStdin\":true}");
    assertThat(socket.last()).isEqualTo("{\"exit\":0}");
    assertThat(socket.stdout.toString(StandardCharsets.UTF_8))
        .isEqualTo(LATE_SAID.formatted(typed.length));
    far.docker("rm", "-f", "filter");
  }

  @Test
  void filesGoOutAndComeInAsStreams() throws Exception {
    far.docker(
        "exec", "there", "sh", "-c", "mkdir -p /out && head -c 3000000 /dev/urandom > /out/it");
    byte[] tar;
    try (var in = server.stream("/containers/there/archive?path=/out/it")) {
      tar = in.readAllBytes();
    }
    // without a length, so that only its end tells the engine that all is there
    var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tar));
    far.docker("exec", "there", "mkdir", "-p", "/in");
    var put = server.send("PUT", "/containers/there/archive?path=/in", body);
    assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
    assertThat(far.docker("exec", "there", "cmp", "/out/it", "/in/it")).isEmpty();
  }
}
