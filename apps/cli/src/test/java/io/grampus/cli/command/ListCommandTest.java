package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
  private static final String CONTAINERS =
      """
      {"items":[{"id":"4f1d2c3b4a5968778695a4b3c2d1e0f1","name":"web.1","image":"nginx:1.27",
        "command":"/docker-entrypoint.sh nginx -g 'daemon off;'","created":"2026-11-24T10:00:00Z",
        "state":"running","status":"Up 2 hours","ports":[{"port":80,"published":8080,
        "protocol":"tcp","ip":"0.0.0.0"}],"labels":{"team":"pay"},"cpu":12.5}],"total":1,"version":3}
      """;

  @TempDir Path home;
  private final FakeServer server = new FakeServer();
  private CliRun cli = new CliRun(Path.of("."), "");

  @BeforeEach
  void serve() {
    cli = new CliRun(home, server.url());
    server.json("GET /api/v1/containers", CONTAINERS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anOrderMayBeginWithAMinusAsOptionsDo() {
    assertThat(cli.run("ps", "--sort", "-name", "--format", "{{.Names}}").out())
        .isEqualTo("web.1\n");
    assertThat(server.seen.getLast().line()).contains("sort=-name");
    assertThat(cli.run("ps", "--sort").exit).isEqualTo(2);
  }

  private static String volume(String id, String node) {
    return "{\"id\":\"%s\",\"name\":\"data\",\"driver\":\"local\",\"node\":\"%s\"}"
        .formatted(id, node);
  }

  @Test
  void oneNodeIsNotTold() {
    server.json("GET /api/v1/volumes", "{\"items\":[" + volume("data", "h1") + "]}");
    assertThat(cli.run("volume", "ls").out()).isEqualTo("DRIVER   VOLUME NAME\nlocal    data\n");
  }

  @Test
  void ofSeveralNodesEachIsTold() {
    String rows = volume("data", "h1") + "," + volume("data@n2", "h2");
    server.json("GET /api/v1/volumes", "{\"items\":[" + rows + "]}");
    assertThat(cli.run("volume", "ls").out())
        .contains("NODE", "local    data          h1", "local    data          h2");
  }

  @Test
  void aWatchAsksForNoLimitAndCutsItself() {
    String rows = "{\"items\":[{\"id\":\"a\",\"name\":\"x\"},{\"id\":\"b\",\"name\":\"y\"}]}";
    server.events("GET /api/v1/containers/watch", "snapshot", rows);
    assertThat(cli.run("ps", "--watch", "--limit", "1", "--format", "{{.Names}}").out())
        .isEqualTo("x\n");
    assertThat(server.seen.getLast().line()).contains("/watch?q=").doesNotContain("limit");
  }

  @Test
  void whatTheServerSendsWholeIsChosenHere() {
    server.json(
        "GET /api/v1/users",
        "[{\"id\":\"1\",\"name\":\"ada\",\"role\":\"admin\"},"
            + "{\"id\":\"2\",\"name\":\"bob\",\"role\":\"viewer\"}]");
    String[] names = {"user", "ls", "--format", "{{.Name}}", "--sort", "-name"};
    assertThat(cli.run(names).out()).isEqualTo("bob\nada\n");
    assertThat(cli.run("user", "ls", "-q", "--filter", "role=admin").out()).isEqualTo("ada\n");
    assertThat(cli.run("user", "ls", "-q", "-f", "nope=1").err()).contains("id, name, role");
  }

  @Test
  void stacksAreWatchedByTheirNames() {
    server.events(
        "GET /api/v1/stacks/watch",
        "snapshot",
        "{\"items\":[{\"name\":\"shop\"},{\"name\":\"blog\"}]}");
    assertThat(cli.run("stack", "ls", "--watch", "-q").out()).isEqualTo("shop\nblog\n");
  }

  @Test
  void containersAreListedInDockersColumns() {
    assertThat(cli.run("ps").out())
        .isEqualTo(
            """
            CONTAINER ID   IMAGE        COMMAND                  CREATED       STATUS       PORTS                  NAMES
            4f1d2c3b4a59   nginx:1.27   "/docker-entrypoint.…"   2 hours ago   Up 2 hours   0.0.0.0:8080->80/tcp   web.1
            """);
  }

  @Test
  void onlyRunningOnesAreAskedForUnlessAllAreWanted() {
    cli.run("container", "ls");
    cli.run("container", "ls", "-a");
    assertThat(server.seen.get(0).line())
        .endsWith("?q=state%3Arunning%2Cpaused%2Crestarting&limit=0");
    assertThat(server.seen.get(1).line()).endsWith("/containers?limit=0");
  }

  @Test
  void dockersFiltersBecomeTheQueryLanguage() {
    cli.run(
        "ps",
        "-f",
        "status=exited",
        "-f",
        "status=dead",
        "-f",
        "label=a=b c",
        "-f",
        "name=we",
        "-f",
        "cpu>50");
    assertThat(
            java.net.URLDecoder.decode(
                server.seen.getFirst().line(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("q=label:\"a=b c\" cpu>50 state:exited,dead name:*we*");
  }

  @Test
  void aTemplateSeesDockersFieldsAndTheApis() {
    assertThat(cli.run("ps", "--format", "{{.Names}}\\t{{.cpu}}\\t{{.Label \"team\"}}").out())
        .isEqualTo("web.1\t12.5\tpay\n");
    assertThat(cli.run("ps", "--format", "table {{.Names}}\\t{{.Status}}").out())
        .isEqualTo("NAMES   STATUS\nweb.1   Up 2 hours\n");
  }

  @Test
  void jsonHasDockersFieldsALineEach() {
    assertThat(cli.run("ps", "--format", "json").out())
        .startsWith("{\"ID\":\"4f1d2c3b4a59\",\"Image\":\"nginx:1.27\"")
        .hasLineCount(1);
  }

  @Test
  void quietPrintsIdentifiers() {
    assertThat(cli.run("ps", "-q").out()).isEqualTo("4f1d2c3b4a59\n");
    assertThat(cli.run("ps", "-q", "--no-trunc").out())
        .isEqualTo("4f1d2c3b4a5968778695a4b3c2d1e0f1\n");
  }

  @Test
  void aTableOnATerminalFitsIt() {
    cli.onTerminal().env("NO_COLOR", "1").run("ps");
    assertThat(cli.out().lines()).allMatch(l -> l.length() <= 80);
  }

  @Test
  void watchingShowsTheListAgainAfterEachChange() {
    server.events(
        "GET /api/v1/containers/watch",
        "snapshot",
        CONTAINERS.replace("\n", ""),
        "delta",
        "{\"version\":4,\"upserts\":[],\"removes\":[\"4f1d2c3b4a5968778695a4b3c2d1e0f1\"]}");
    assertThat(cli.run("ps", "--watch", "--format", "table {{.Names}}").out())
        .isEqualTo("NAMES\nweb.1\n\nNAMES\n");
  }
}
