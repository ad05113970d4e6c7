package io.grampus.cli.registry;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program {@code docker-credential-NAME} that keeps credentials, and gives them when asked. */
final class CredentialProgram {
  private static final int PATIENCE_SECONDS = 120;
  private static final String NOT_KEPT = "credentials not found";

  private final String program;
  private final Map<String, String> env;

  CredentialProgram(String name, Map<String, String> env) {
    this.program = "docker-credential-" + name;
    this.env = env;
  }

  /** What it has for a registry. */
  Optional<DockerLogin> get(String registry) {
    String tried = "ask " + program + " for the credentials of " + registry;
    try {
      Process process = start(tried);
      ask(process, registry);
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw failed(tried, "it does not answer");
      }
      if (process.exitValue() == 0) {
        return Optional.of(login(tried, registry, said));
      }
      if (said.contains(NOT_KEPT)) {
        return Optional.empty();
      }
      throw failed(tried, "it ended with \"" + said.strip() + "\"");
    } catch (IOException e) {
      throw failed(tried, "it broke off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(tried, "it was interrupted");
    }
  }

  /** One that ends without reading has its reason, and tells it. */
  private static void ask(Process process, String registry) {
    try (var in = process.getOutputStream()) {
      in.write(RegistryName.key(registry).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }

  private Process start(String tried) throws IOException {
    String found =
        Stream.of(env.getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst()
            .map(Path::toString)
            .orElseThrow(() -> failed(tried, "no such program is on the path"));
    var builder = new ProcessBuilder(found, "get");
    builder.environment().putAll(env);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static DockerLogin login(String tried, String registry, String said) {
    try {
      JsonNode answer = JsonMapper.shared().readTree(said);
      String user = answer.path("Username").asString("");
      String secret = answer.path("Secret").asString("");
      return user.equals("<token>")
          ? new DockerLogin(registry, "", "", secret)
          : new DockerLogin(registry, user, secret, "");
    } catch (JacksonException e) {
      throw failed(tried, "its answer is not JSON");
    }
  }

  private static CliException failed(String tried, String but) {
    return new CliException(
        ExitCode.PROBLEM,
        tried,
        but,
        "Correct credsStore or credHelpers in Docker's config.json, or sign in anew: docker login.");
  }
}
