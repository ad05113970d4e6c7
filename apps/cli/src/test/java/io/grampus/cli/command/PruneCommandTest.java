package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneCommandTest {
  private static final String PRUNE = "POST /api/v1/images/prune";
  private static final String ON_H1 =
      "\"removed\":[{\"id\":\"sha256:4f2ad9e36ab1c2d3\",\"name\":\"old:1\",\"bytes\":0,\"node\":\"h1\"}],\"kept\":[]";
  private static final String NOT_ON_H2 =
      "\"failed\":[{\"node\":\"h2\",\"reason\":\"its agent does not answer\"}],\"bytes\":4000";

  @TempDir Path home;
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CliRun cli(String... words) {
    return new CliRun(home, server.url()).run(words);
  }

  private static String answer(boolean dryRun, String failed) {
    return "{\"dryRun\":%s,%s,%s}".formatted(dryRun, ON_H1, failed);
  }

  @Test
  void eachThingIsToldWithItsNode() {
    server.json(PRUNE, answer(false, "\"failed\":[],\"bytes\":4000"));
    CliRun run = cli("image", "prune", "-f", "--nodes", "h1,h2");
    assertThat(run.exit).isZero();
    assertThat(run.out()).isEqualTo("old:1 on h1\n");
    assertThat(run.err()).isEqualTo("Removed 1 image, 4kB.\n");
    assertThat(server.seen)
        .singleElement()
        .satisfies(seen -> assertThat(seen.line()).isEqualTo(PRUNE + "?nodes=h1&nodes=h2"));
  }

  @Test
  void whatFailsOnSomeNodesIsToldOfEachAndEndsWithSix() {
    server.json(PRUNE, answer(false, NOT_ON_H2));
    CliRun run = cli("image", "prune", "-f", "-a", "--nodes", "all");
    assertThat(run.exit).isEqualTo(6);
    assertThat(run.out()).isEqualTo("old:1 on h1\n");
    assertThat(run.err())
        .isEqualTo("Removed 1 image, 4kB.\n  Not on h2: its agent does not answer\n");
    assertThat(server.seen.getFirst().line()).isEqualTo(PRUNE + "?all=true&nodes=all");
  }

  @Test
  void aLookThatFailsOnSomeNodesEndsWithSixToo() {
    server.json(PRUNE, answer(true, NOT_ON_H2));
    CliRun run = cli("image", "prune", "--dry-run", "--nodes", "all");
    assertThat(run.exit).isEqualTo(6);
    assertThat(run.err())
        .isEqualTo("Would remove 1 image, 4kB.\n  Not on h2: its agent does not answer\n");
  }

  @Test
  void whoIsAskedHasSeenWhereItWillFail() {
    server.json(PRUNE, answer(true, NOT_ON_H2)).json(PRUNE, answer(false, NOT_ON_H2));
    CliRun run = new CliRun(home, server.url()).onTerminal().input("n\n");
    assertThat(run.run("image", "prune", "--nodes", "all").exit).isEqualTo(1);
    assertThat(run.err())
        .startsWith("  Not on h2: its agent does not answer\nRemove 1 image? [y/N] ");
    assertThat(server.seen).hasSize(1);
  }

  @Test
  void anEnginesWordsDoNotMoveTheCursor() {
    server.json(
        PRUNE, answer(false, "\"failed\":[{\"node\":\"h2\",\"reason\":\"\\u001b[2Jgone\"}]"));
    assertThat(cli("image", "prune", "-f", "--nodes", "all").err())
        .endsWith("  Not on h2: \\x1b[2Jgone\n");
  }

  @Test
  void whatFailsOnAllNodesIsAProblemAndEndsWithSix() {
    server.problem(
        PRUNE,
        503,
        """
        {"code":"image.onNodes","status":503,
         "detail":"Tried to remove the images that nothing uses, but on some nodes it failed: h2: it is away.",
         "next":"Try it again on these alone: --nodes h2."}
        """);
    CliRun run = cli("image", "prune", "-f", "--nodes", "h2");
    assertThat(run.exit).isEqualTo(6);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("h2: it is away.", "Next: Try it again on these alone");
  }
}
