package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutFollowerTest {
  @TempDir Path home;
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CliRun deploy(String yaml) throws IOException {
    Path file = Files.writeString(home.resolve("compose.yaml"), yaml);
    return new CliRun(home, server.url()).run("stack", "deploy", "-c", file.toString(), "shop");
  }

  private static String rollout(String state, String service) {
    return "{\"id\":\"r1\",\"stack\":\"shop\",\"state\":"
        + state
        + ",\"services\":["
        + service
        + "],\"notes\":[],\"origin\":{\"startedAt\":\"2026-11-24T12:00:00Z\","
        + "\"endedAt\":\"2026-11-24T12:00:02.5Z\"}}";
  }

  private void serve(String end) {
    server.json(
        "POST /api/v1/stacks/shop/plan",
        "{\"services\":[{\"service\":\"web\",\"action\":\"CREATE\",\"changes\":[]}],\"creates\":"
            + "[\"network shop_default\"],\"warnings\":[{\"message\":\"web has no healthcheck\"}]}");
    server.json("POST /api/v1/stacks/shop/deploys", rollout("{\"name\":\"accepted\"}", ""));
    server.events("GET /api/v1/rollouts/r1/watch", "rollout", end);
  }

  private static final String YAML = "services:\n  web:\n    image: nginx\n";

  @Test
  void aHealthyDeployTellsItsPlanItsProgressAndItsEnd() throws IOException {
    serve(
        rollout(
            "{\"name\":\"healthy\"}",
            "{\"service\":\"web\",\"phase\":\"DONE\",\"desired\":2,\"running\":2,\"says\":\"runs\"}"));
    CliRun run = deploy(YAML);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            + network shop_default
            + web       create
            ! web has no healthcheck
            web: done 2/2 runs
            Stack shop is healthy after 2.5 s.
            """);
    assertThat(run.exit).isZero();
    assertThat(server.seen.get(1).body()).contains("\"projectName\":\"shop\"", "\"compose.yaml\":");
  }

  @Test
  void aDeployThatFailsTellsWhichServiceWhyAndItsLog() throws IOException {
    serve(
        rollout(
            "{\"name\":\"failed\",\"reason\":\"service web does not run\",\"runsNow\":\"\"}",
            "{\"service\":\"web\",\"phase\":\"FAILED\",\"desired\":1,\"running\":0,"
                + "\"says\":\"exited with 3\",\"log\":[\"no such table\"]}"));
    CliRun run = deploy(YAML);
    assertThat(run.exit).isEqualTo(7);
    assertThat(run.err())
        .contains("web: exited with 3\n  | no such table\n")
        .contains("Tried to deploy stack \"shop\", but service web does not run.");
  }

  @Test
  void credentialsOfTheImagesRegistriesAreSentOnlyWhenAskedFor() throws IOException {
    serve(rollout("{\"name\":\"healthy\"}", ""));
    Files.writeString(
        home.resolve("config.json"),
        "{\"auths\": {\"registry.test\": {\"auth\": \"YWRhOnNlc2FtZQ==\"}, \"other.test\": {\"auth\":"
            + " \"Ym9iOnNlc2FtZQ==\"}}}");
    Path file =
        Files.writeString(
            home.resolve("compose.yaml"), "services:\n  web:\n    image: registry.test/web:1\n");
    CliRun run = new CliRun(home, server.url()).env("DOCKER_CONFIG", home.toString());
    run.run("stack", "deploy", "-q", "-c", file.toString(), "shop");
    assertThat(server.seen.getFirst().body()).doesNotContain("sesame", "logins");
    run.run(
        "stack",
        "deploy",
        "-q",
        "--with-registry-auth",
        "--resolve-image",
        "never",
        "-c",
        file.toString(),
        "shop");
    assertThat(run.exit).isZero();
    assertThat(server.seen.get(2).body())
        .contains("\"resolveImage\":\"NEVER\"")
        .contains(
            "\"logins\":[{\"registry\":\"registry.test\",\"user\":\"ada\",\"password\":\"sesame\"}]");
    assertThat(run.out() + run.err()).doesNotContain("sesame");
  }

  @Test
  void aMistakeInTheFileIsToldWithItsLineAndNothingIsSent() throws IOException {
    CliRun run = deploy("services:\n  web:\n    imag: nginx\n");
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.err()).contains("compose.yaml:3").contains("Nothing was sent");
    assertThat(server.seen).isEmpty();
  }
}
