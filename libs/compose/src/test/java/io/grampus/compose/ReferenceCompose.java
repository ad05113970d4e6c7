package io.grampus.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs docker-compose 2.40, which scripts/reference-compose.sh fetches once. */
final class ReferenceCompose {
  /** What a run printed; not successful means that it refused the files. */
  record Answer(boolean successful, String output, String errors) {}

  private final Path program;

  private ReferenceCompose(Path program) {
    this.program = program;
  }

  static ReferenceCompose fetched() {
    String cache =
        System.getenv()
            .getOrDefault(
                "GRAMPUS_TEST_CACHE", System.getProperty("user.home") + "/.cache/grampus-test");
    Path script = Fixture.module().resolve("../../scripts/reference-compose.sh").normalize();
    Answer answer =
        run(
            List.of(script.toString(), cache + "/reference-compose"),
            Path.of("."),
            System.getenv());
    if (!answer.successful) {
      throw new IllegalStateException("docker-compose can't be fetched: " + answer.errors);
    }
    return new ReferenceCompose(Path.of(answer.output.strip()));
  }

  Answer config(Fixture fixture) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(fixture.arguments());
    command.addAll(List.of("config", "--format", "json"));
    return run(command, fixture.folder(), fixture.variables());
  }

  static Answer run(List<String> command, Path folder, Map<String, String> variables) {
    try {
      Path out = Files.createTempFile("reference", ".out");
      Path err = Files.createTempFile("reference", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(variables);
      builder.environment().putIfAbsent("PATH", System.getenv("PATH"));
      builder.environment().put("PWD", folder.toAbsolutePath().toString());
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean successful = process.waitFor() == 0;
      Answer answer = new Answer(successful, text(out), text(err));
      Files.delete(out);
      Files.delete(err);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
