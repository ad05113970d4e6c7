package io.grampus.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cli.api.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerLoginsTest {
  /** The Base64 of {@code ada:correct:horse}. */
  private static final String AUTH = "YWRhOmNvcnJlY3Q6aG9yc2U=";

  @TempDir Path folder;

  @Test
  void withoutAFileThereAreNone() {
    assertThat(logins().of("registry.test")).isEmpty();
  }

  @Test
  void readsWhatStandsInTheFile() throws IOException {
    config(
        """
        {"auths": {"registry.test:5000": {"auth": "%s"}, "https://old.test/v1/": {"auth": "%s"},
          "https://index.docker.io/v1/": {"auth": "%s", "identitytoken": "t"}, "empty.test": {}}}
        """
            .formatted(AUTH, AUTH, AUTH));
    assertThat(logins().of("registry.test:5000"))
        .contains(new DockerLogin("registry.test:5000", "ada", "correct:horse", ""));
    assertThat(logins().of("old.test").map(DockerLogin::user)).contains("ada");
    assertThat(logins().of("docker.io")).contains(new DockerLogin("docker.io", "ada", "", "t"));
    assertThat(logins().of("empty.test")).isEmpty();
    assertThat(logins().of("other.test")).isEmpty();
  }

  @Test
  void asksTheHelperOfTheRegistryAndElseTheStoreForAll() throws IOException {
    helper("one", "read server; echo '{\"Username\":\"one\",\"Secret\":\"'$server'\"}'");
    helper("all", "echo '{\"Username\":\"<token>\",\"Secret\":\"s\"}'");
    config("{\"credsStore\": \"all\", \"credHelpers\": {\"registry.test\": \"one\"}}");
    assertThat(logins().of("registry.test"))
        .contains(new DockerLogin("registry.test", "one", "registry.test", ""));
    assertThat(logins().of("docker.io")).contains(new DockerLogin("docker.io", "", "", "s"));
  }

  @Test
  void aHelperThatHasNothingSaysSoAndOneThatBreaksIsTold() throws IOException {
    helper("none", "echo 'credentials not found in native keychain'; exit 1");
    helper("broken", "echo 'the keyring is locked'; exit 1");
    config(
        "{\"credHelpers\": {\"a.test\": \"none\", \"b.test\": \"broken\", \"c.test\":"
            + " \"absent\"}}");
    assertThat(logins().of("a.test")).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> logins().of("b.test"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("the keyring is locked");
    assertThatThrownBy(() -> logins().of("c.test"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("docker-credential-absent")
        .hasMessageContaining("no such program is on the path");
  }

  @Test
  void aBrokenFileIsToldWithoutWhatStandsInIt() throws IOException {
    config("{\"auths\": {\"registry.test\": {\"auth\": \"" + AUTH + "\"");
    assertThatThrownBy(this::logins)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("config.json")
        .hasMessageNotContaining(AUTH);
  }

  @Test
  void knowsTheRegistryOfAnImage() {
    assertThat(RegistryName.of("nginx:1")).isEqualTo("docker.io");
    assertThat(RegistryName.of("grafana/grafana")).isEqualTo("docker.io");
    assertThat(RegistryName.of("localhost/a")).isEqualTo("localhost");
    assertThat(RegistryName.of("registry.test:5000/a/b@sha256:0")).isEqualTo("registry.test:5000");
  }

  private DockerLogins logins() {
    String path = folder + ":" + System.getenv("PATH");
    return new DockerLogins(Map.of("DOCKER_CONFIG", folder.toString(), "PATH", path));
  }

  private void config(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
  }

  private void helper(String name, String script) throws IOException {
    Path program = folder.resolve("docker-credential-" + name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
