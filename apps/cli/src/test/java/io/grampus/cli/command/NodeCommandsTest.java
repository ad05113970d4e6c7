package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCommandsTest {
  @TempDir Path home;
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CliRun cli(String... words) {
    return new CliRun(home, server.url()).run(words);
  }

  @Test
  void aDrainTellsWhatWaits() {
    server.json("POST /api/v1/nodes/h2/drain", "{\"notes\":[\"1 task finds no other node.\"]}");
    CliRun run = cli("node", "drain", "--force", "h2");
    assertThat(run.out()).isEqualTo("h2\n");
    assertThat(run.err()).isEqualTo("  Note: 1 task finds no other node.\n");
    assertThat(server.seen.getFirst().line()).endsWith("drain?force=true");
  }

  @Test
  void aPlanSaysWhatBecomesOfEachTask() {
    server.json(
        "GET /api/v1/nodes/h2/drain",
        """
        {"name":"h2","alone":false,"tasks":[
          {"name":"web.1","fate":"MOVES","to":"h3","leaves":["/data"]},
          {"name":"db.1","fate":"WAITS","objections":[
            {"node":"h3","reason":"CONSTRAINT","detail":"node.hostname==h2"}]},
          {"name":"agent","fate":"ENDS"}]}
        """);
    assertThat(cli("node", "drain", "--plan", "h2").out())
        .isEqualTo(
            """
            web.1  moves to h3, without what is in /data
            db.1   waits: h3 does not fit the constraint (node.hostname==h2)
            agent  ends, as it runs once on each node
            """);
  }

  @Test
  void updateIsSpelledAsDockerDoes() {
    server
        .json("POST /api/v1/nodes/h2/labels", "{}")
        .json("POST /api/v1/nodes/h2/pause", "{}")
        .json("POST /api/v1/nodes/h2/promote", "{}");
    CliRun run =
        cli(
            "node",
            "update",
            "--availability",
            "pause",
            "--role",
            "manager",
            "--label-add",
            "disk=ssd",
            "--label-rm",
            "old",
            "h2");
    assertThat(run.exit).isZero();
    assertThat(server.seen).hasSize(3);
    assertThat(server.seen.getFirst().body())
        .isEqualTo("{\"set\":{\"disk\":\"ssd\"},\"remove\":[\"old\"]}");
  }

  @Test
  void aWordThatIsNoAvailabilityChangesNothing() {
    CliRun run = cli("node", "update", "--availability", "off", "--label-add", "a=b", "h2");
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.err()).contains("Give active, pause or drain.");
    assertThat(server.seen).isEmpty();
    assertThat(cli("node", "update", "h2").exit).isEqualTo(2);
  }

  @Test
  void aJoinCodeIsShownAsTheCommandToRun() {
    server.json("POST /api/v1/agents/invites", "{\"code\":\"abc-123\"}");
    CliRun run = cli("node", "join-token", "--minutes", "5", "h2");
    assertThat(run.out()).isEqualTo("grampus agent join " + server.url() + " --code abc-123\n");
    assertThat(run.err()).startsWith("Run this on the node within 5 minutes; it works once:\n");
    assertThat(server.seen.getFirst().body()).isEqualTo("{\"minutes\":5,\"node\":\"h2\"}");
    assertThat(cli("node", "join-token", "-q").out()).isEqualTo("abc-123\n");
  }

  @Test
  void howAMachineBecomesANodeIsShownAsTheCommandToRun() {
    server
        .json(
            "POST /api/v1/nodes/invites",
            "{\"token\":\"SWMTKN-1\",\"managers\":[\"10.0.0.1:2377\"]}")
        .json("POST /api/v1/agents/invites", "{\"code\":\"abc-123\"}")
        .json("GET /agent/v1/bundle.sha256", "f00\n");
    CliRun run = cli("node", "add", "--server", "https://10.0.0.1:7443/", "--role", "manager");
    assertThat(run.out())
        .isEqualTo(
            "curl -fsS https://10.0.0.1:7443/agent/v1/node.sh | sh -s -- add --server https://10.0.0.1:7443"
                + " --manager 10.0.0.1:2377 --token SWMTKN-1 --code abc-123\n");
    assertThat(server.seen.getFirst().body()).isEqualTo("{\"role\":\"manager\"}");
    assertThat(cli("node", "add").err()).contains("other machines do not reach the server");
    assertThat(cli("node", "add", "--role", "boss", "--server", "https://a").exit).isEqualTo(2);
  }

  @Test
  void whatWasTypedIsOneWordOfTheShellAgain() {
    server
        .json("POST /api/v1/nodes/invites", "{\"token\":\"T\",\"managers\":[\"10.0.0.1:2377\"]}")
        .json("POST /api/v1/agents/invites", "{\"code\":\"abc\"}")
        .json("GET /agent/v1/bundle.sha256", "f00\n");
    CliRun run =
        cli(
            "node",
            "add",
            "--server",
            "https://10.0.0.1:7443/a;$(id)",
            "--advertise-addr",
            "$HOME `id`",
            "--engine",
            "unix:///run/it's my.sock");
    assertThat(run.out())
        .startsWith("curl -fsS 'https://10.0.0.1:7443/a;$(id)/agent/v1/node.sh' | sh -s -- add ")
        .contains(" --server 'https://10.0.0.1:7443/a;$(id)' ")
        .contains(" --advertise-addr '$HOME `id`' ")
        .endsWith(" --engine 'unix:///run/it'\\''s my.sock'\n");
  }

  @Test
  void aRemovalTellsWhatWentWithTheNode() {
    server.json("DELETE /api/v1/nodes/h2", "{\"notes\":[\"Its agent went with it.\"]}");
    CliRun run = cli("node", "rm", "--force", "h2");
    assertThat(run.out()).isEqualTo("h2\n");
    assertThat(run.err()).isEqualTo("  Note: Its agent went with it.\n");
    assertThat(server.seen.getFirst().line()).contains("?force=true");
  }

  @Test
  void aServerSignsInToAnotherRegistry() {
    server
        .json("POST /api/v1/registry/logins", "{\"registry\":\"r.example:5000\"}")
        .json(
            "GET /api/v1/registry/logins",
            "{\"items\":[{\"registry\":\"r.example\",\"user\":\"ada\"}]}")
        .json("DELETE /api/v1/registry/logins/docker.io", "");
    CliRun run =
        new CliRun(home, server.url())
            .input("secret\n")
            .run("registry", "login", "-u", "ada", "--password-stdin", "r.example:5000");
    assertThat(run.out()).isEqualTo("r.example:5000\n");
    assertThat(server.seen.getFirst().body())
        .isEqualTo("{\"registry\":\"r.example:5000\",\"user\":\"ada\",\"password\":\"secret\"}");
    assertThat(cli("registry", "ls", "--external").out()).contains("r.example", "ada");
    assertThat(cli("registry", "logout").out()).isEqualTo("docker.io\n");
    assertThat(cli("registry", "login", "-u", "ada").err()).contains("Give --password-stdin");
  }
}
