package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  @TempDir Path home;
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  /** The words without what they are, and before them how they end. */
  private List<String> complete(String... words) {
    List<String> all = new ArrayList<>(List.of(Completion.COMMAND));
    all.addAll(List.of(words));
    CliRun run = new CliRun(home, server.url()).env("GRAMPUS_COMPLETION_MS", "20000");
    run.run(all.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run.out().lines().map(l -> l.replaceFirst("\t.*", "")).toList();
  }

  @Test
  void commandsAndOptions() {
    assertThat(complete("cont")).containsExactly("words", "container", "context");
    assertThat(complete("stack", "de")).containsExactly("words", "deploy");
    assertThat(complete("ps", "--fo")).containsExactly("words", "--format");
    assertThat(complete("ps", "--format=j")).containsExactly("words", "--format=json");
    assertThat(complete("ps", "--format", "r")).containsExactly("words", "raw");
    assertThat(complete("nosuch", "")).containsExactly("words");
  }

  @Test
  void namesComeFromTheServer() {
    server.json(
        "GET /api/v1/containers",
        "{\"items\":[{\"name\":\"web\",\"image\":\"i\"},{\"name\":\"db\",\"image\":\"i\"}]}");
    assertThat(complete("exec", "-it", "w")).containsExactly("words", "web");
    assertThat(server.seen.getFirst().line()).contains("q=state%3Arunning");
    assertThat(complete("rm", "web", "")).containsExactly("words", "db");
    assertThat(complete("exec", "web", "")).containsExactly("words");
    assertThat(complete("cp", "w")).containsExactly("open", "web:");
  }

  @Test
  void fieldsOfListsAndFiles() {
    server.json("GET /api/v1/containers", "{\"items\":[{\"name\":\"web\",\"state\":\"r\"}]}");
    assertThat(complete("ps", "--sort", "-na")).containsExactly("words", "-name");
    assertThat(complete("ps", "--filter", "st")).containsExactly("open", "state:");
    assertThat(complete("stack", "deploy", "-c", "")).containsExactly("files");
  }

  @Test
  void aServerThatIsNotThereIsNotTold() {
    server.close();
    assertThat(complete("stack", "rm", "")).containsExactly("words");
  }
}
