package io.grampus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {

  @TempDir Path home;

  private EngineAddress read(Map<String, String> environment) {
    return EngineAddress.fromEnvironment(environment, home);
  }

  @Test
  void withoutAnythingItIsTheUsualSocket() {
    assertThat(read(Map.of())).isEqualTo(new EngineAddress.Unix(Path.of("/var/run/docker.sock")));
  }

  @Test
  void readsDockerHost() {
    assertThat(read(Map.of("DOCKER_HOST", "unix:///a/b.sock")))
        .isEqualTo(new EngineAddress.Unix(Path.of("/a/b.sock")));
    assertThat(read(Map.of("DOCKER_HOST", "tcp://h:1234")))
        .isEqualTo(new EngineAddress.Tcp("h", 1234));
    assertThat(read(Map.of("DOCKER_HOST", "tcp://[::1]")))
        .isEqualTo(new EngineAddress.Tcp("::1", 2375));
  }

  @Test
  void tlsVerifyNeedsTheCertificatesOfTheirFolder() throws IOException {
    Files.createFile(home.resolve("ca.pem"));
    EngineAddress address =
        read(
            Map.of(
                "DOCKER_HOST", "tcp://h:2376",
                "DOCKER_TLS_VERIFY", "1",
                "DOCKER_CERT_PATH", home.toString()));
    assertThat(address)
        .isInstanceOfSatisfying(
            EngineAddress.Tls.class,
            tls -> {
              assertThat(tls.files().authority()).contains(home.resolve("ca.pem"));
              assertThat(tls.files().key()).isEmpty();
              assertThat(tls.files().skipVerify()).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ssh://user@h", "npipe:////./pipe/docker", "h:2375", "tcp://", "tcp://a b"})
  void refusesWhatItCannotReach(String text) {
    assertThatThrownBy(() -> EngineAddress.parse(text))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining(text);
  }

  private void writeContext(String json) throws IOException {
    Path meta = home.resolve(".docker/contexts/meta").resolve(sha256("lab"));
    Files.createDirectories(meta);
    Files.writeString(meta.resolve("meta.json"), json);
  }

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void followsTheCurrentContext() throws IOException {
    writeContext("{\"Name\":\"lab\",\"Endpoints\":{\"docker\":{\"Host\":\"unix:///lab.sock\"}}}");
    Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"lab\"}");
    assertThat(read(Map.of())).isEqualTo(new EngineAddress.Unix(Path.of("/lab.sock")));
    assertThat(read(Map.of("DOCKER_CONTEXT", "default"))).isEqualTo(EngineAddress.local());
    assertThat(read(Map.of("DOCKER_HOST", "unix:///x")))
        .isEqualTo(new EngineAddress.Unix(Path.of("/x")));
  }

  @Test
  void aContextWithCertificatesUsesTls() throws IOException {
    writeContext(
        "{\"Endpoints\":{\"docker\":{\"Host\":\"tcp://h:2376\",\"SkipTLSVerify\":false}}}");
    Path tls = home.resolve(".docker/contexts/tls").resolve(sha256("lab")).resolve("docker");
    Files.createDirectories(tls);
    Files.createFile(tls.resolve("ca.pem"));
    assertThat(read(Map.of("DOCKER_CONTEXT", "lab"))).isInstanceOf(EngineAddress.Tls.class);
  }

  @Test
  void namesAContextThatIsNotThere() {
    assertThatThrownBy(() -> read(Map.of("DOCKER_CONTEXT", "nope")))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining("'nope'")
        .hasMessageContaining("docker context ls");
  }

  @Test
  void namesAConfigurationThatIsNotJson() throws IOException {
    Files.createDirectories(home.resolve(".docker"));
    Files.writeString(home.resolve(".docker/config.json"), "{");
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining("config.json");
  }
}
