package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrampusTest {
  @TempDir Path home;
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CliRun cli() {
    return new CliRun(home, server.url());
  }

  @ParameterizedTest
  @CsvSource({"400,1", "401,4", "403,4", "404,3", "409,5", "503,6", "504,7", "500,1"})
  void theServersProblemsHaveExitCodes(int status, int exit) {
    server.problem(
        "POST /api/v1/containers/web/start",
        status,
        """
        {"status":%d,"tried":"start container \\"web\\"","but":"it is \\u001b[2Jbroken",
         "next":"Look at it.","code":"a.b"}
        """
            .formatted(status));
    CliRun run = cli().run("container", "start", "web");
    assertThat(run.exit).isEqualTo(exit);
    assertThat(run.err())
        .isEqualTo(
            """
            Tried to start container "web", but it is \\x1b[2Jbroken.
              Next: Look at it.
            """);
  }

  @Test
  void aServerThatIsNotThereIsExitCodeSix() {
    server.close();
    CliRun run = cli().run("ps");
    assertThat(run.exit).isEqualTo(6);
    assertThat(run.err())
        .contains("Tried to list containers, but the server at " + server.url())
        .contains("nothing answers at that address");
  }

  @Test
  void aWrongCommandLineIsExitCodeTwo() {
    assertThat(cli().run("containr").exit).isEqualTo(2);
    assertThat(cli().run("ps", "--nope").err())
        .isEqualTo(
            """
            Tried to read the command line of grampus ps, but it has no option --nope.
              Did you mean: --no-trunc
              Next: grampus ps --help
            """);
  }

  @Test
  void aChangeIsSentAgainWithTheSameKeyWhenTheConnectionBreaks() {
    server.json("POST /api/v1/containers/web/stop", "{}");
    server.cut = 1;
    assertThat(cli().run("stop", "-t", "3", "web").exit).isZero();
    assertThat(server.seen).hasSizeGreaterThan(1);
    assertThat(server.seen.stream().map(s -> s.headers().get("Idempotency-key")).distinct())
        .hasSize(1)
        .doesNotContainNull();
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthersFromBeingDone() {
    server.json("DELETE /api/v1/volumes/b", "");
    CliRun run = cli().run("volume", "rm", "a", "b");
    assertThat(run.out()).isEqualTo("b\n");
    assertThat(run.exit).isEqualTo(3);
  }

  @Test
  void inspectPrintsTheEnginesOwnFormInAList() {
    server.json(
        "GET /api/v1/volumes/v", "{\"row\":{},\"inspect\":{\"Name\":\"v\",\"Options\":null}}");
    assertThat(cli().run("volume", "inspect", "v").out())
        .isEqualToIgnoringWhitespace("[{\"Name\":\"v\",\"Options\":null}]");
    assertThat(cli().run("volume", "inspect", "-f", "{{.Name}}", "v").out()).isEqualTo("v\n");
  }

  @Test
  void aSecretIsReadFromTheInputAndSentInBase64() {
    server.json("POST /api/v1/secrets", "{\"id\":\"x1\",\"name\":\"pw\"}");
    assertThat(cli().input("hush").run("secret", "create", "-l", "a=b", "pw").out())
        .isEqualTo("x1\n");
    assertThat(server.seen.getFirst().body())
        .contains("\"value\":\"aHVzaA==\"")
        .contains("\"labels\":{\"a\":\"b\"}");
  }

  @Test
  void logsGoWhereTheyWereWritten() {
    server.frames("GET /api/v1/containers/web/logs", "1hello\n", "2oh\n", "1", "1no end");
    CliRun run = cli().run("logs", "--since", "10m", "-n", "5", "web");
    assertThat(run.out()).isEqualTo("hello\nno end");
    assertThat(run.err()).isEqualTo("oh\n");
    assertThat(server.seen.getFirst().line()).contains("tail=5&since=2026-11-24T11%3A50%3A00Z");
  }

  @Test
  void aLogsLinesNameTheirTasksAndAreHarmlessOnTerminals() {
    server.frames(
        "GET /api/v1/services/web/logs",
        "12026-11-24T11:00:00Z web.1 one\n12026",
        "1-11-24T11:00:00Z web.10 \u001b[2Jtwo\r\n");
    assertThat(cli().run("service", "logs", "-t", "web").out())
        .isEqualTo(
            "2026-11-24T11:00:00Z web.1 | one\n12026-11-24T11:00:00Z web.10 | \u001b[2Jtwo\n");
    CliRun shown = cli().env("NO_COLOR", "1").onTerminal().run("service", "logs", "web");
    assertThat(shown.out()).contains("\\x1b[2Jtwo\n").doesNotContain("\u001b");
  }

  @Test
  void aLogThatBreaksIsTold() {
    server.frames(
        "GET /api/v1/containers/web/logs",
        "1one\n",
        "3{\"tried\":\"read it\",\"but\":\"the engine stopped\",\"status\":503}");
    CliRun run = cli().run("logs", "web");
    assertThat(run.out()).isEqualTo("one\n");
    assertThat(run.err()).contains("Tried to read it, but the engine stopped.");
    assertThat(run.exit).isEqualTo(6);
  }

  @Test
  void signingInKeepsTheTokenInAFileOfTheUserAlone() throws Exception {
    server.json("POST /api/v1/session", "{\"token\":\"t0ken\"}");
    server.json("GET /api/v1/session", "{\"user\":{\"name\":\"ada\",\"role\":\"admin\"}}");
    CliRun run =
        new CliRun(home, "")
            .input("pass\n")
            .run("login", server.url(), "-u", "ada", "--password-stdin");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("as ada (admin), context \"default\"");
    Path token = home.resolve("contexts/default/token");
    assertThat(token).hasContent("t0ken");
    assertThat(Files.getPosixFilePermissions(token)).hasSize(2);
    assertThat(server.seen.getFirst().body()).contains("\"password\":\"pass\"");
  }

  @Test
  void theLaunchersCommandsSayWhereTheyAre() {
    assertThat(cli().run("up").err()).contains("Run ./grampus up");
  }
}
