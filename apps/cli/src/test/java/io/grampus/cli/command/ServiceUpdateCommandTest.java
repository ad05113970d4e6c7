package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceUpdateCommandTest {
  @TempDir Path home;
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsGivenIsSentAndNothingElse() {
    server.json("POST /api/v1/services/web/update", "{\"changed\":true,\"notes\":[\"So.\"]}");
    CliRun run =
        new CliRun(home, server.url())
            .run(
                "service",
                "update",
                "-d",
                "--force",
                "--update-delay",
                "1m30s",
                "--update-max-failure-ratio",
                "0.2",
                "web");
    assertThat(run.exit).isZero();
    assertThat(run.err()).isEqualTo("  Note: So.\n");
    assertThat(server.seen.getFirst().body())
        .isEqualTo("{\"force\":true,\"update\":{\"delayMs\":90000,\"maxFailureRatio\":0.2}}");
  }

  @Test
  void whatIsNoNumberIsNotSent() {
    CliRun run =
        new CliRun(home, server.url())
            .run("service", "update", "--update-parallelism", "many", "web");
    assertThat(run.exit).isEqualTo(2);
    assertThat(server.seen).isEmpty();
  }
}
