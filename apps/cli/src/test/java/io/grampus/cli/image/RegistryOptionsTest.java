package io.grampus.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cli.api.ServerContext;
import io.grampus.oci.Authorities;
import io.grampus.oci.RegistryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryOptionsTest {
  private static final String CA =
      """
      -----BEGIN CERTIFICATE-----
      MIIBdjCCARugAwIBAgIUL24bilfnMEo2GcaW+Nd5JcnLC+QwCgYIKoZIzj0EAwIw
      DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjYwNzM3NDlaGA8yMTI2MTEwMjA3Mzc0
      OVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMs2
      hBu6axhCu/B40ajI23ldG0F0iNqRo9Mo2SRzN0kiDVdr7JxokWR2Edu913UboNkS
      SxildccXoDtsBSaZiuOjUzBRMB0GA1UdDgQWBBQ0CEx/2dZ5+f/kRndEpEryFjcH
      WTAfBgNVHSMEGDAWgBQ0CEx/2dZ5+f/kRndEpEryFjcHWTAPBgNVHRMBAf8EBTAD
      AQH/MAoGCCqGSM49BAMCA0kAMEYCIQCoI2hEd4wmVTx44ZffphyjjxLC1HCrHTPd
      Yw9On9/GiAIhAL5DAbkCLNrLn/rOfaIs7O3Ff0rWtofes8jFHUfYjaYF
      -----END CERTIFICATE-----
      """;

  @TempDir Path folder;

  private RegistryClient.Options options(String server, String registry, boolean plain) {
    var context = new ServerContext("x", URI.create(server), CA, "");
    var env = Map.of("DOCKER_CONFIG", folder.toString());
    Authorities own = Authorities.of(registry, folder.resolve("certs.d"));
    return new RegistryOptions(env, context, plain).of(registry, own);
  }

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1:7443, localhost:7443, true",
    "https://localhost:7443, 127.0.0.1:7443, true",
    "https://[::1]:7443, localhost:7443, true",
    "https://grampus.example, grampus.example, true",
    "https://grampus.example:7443, grampus.example, false",
    "https://127.0.0.1:7443, localhost:5000, false",
    "https://127.0.0.1:7443, docker.io, false",
  })
  void onlyTheServersOwnRegistryIsTrustedAsTheServerIs(
      String server, String registry, boolean trusted) {
    RegistryClient.Options options = options(server, registry, false);
    assertThat(options.trust().isPresent()).isEqualTo(trusted);
    assertThat(options.encrypted()).isTrue();
  }

  @Test
  void authoritiesAreDockers() throws IOException {
    Path own = Files.createDirectories(folder.resolve("certs.d/a.example:5000"));
    Files.writeString(own.resolve("ca.crt"), CA);
    String server = "https://127.0.0.1:7443";
    assertThat(options(server, "a.example:5000", false).trust()).isPresent();
    assertThat(options(server, "a.example:5001", false).trust()).isEmpty();
    assertThat(options(server, "a.example:5000", true).trust()).isEmpty();
  }

  @Test
  void credentialsAreDockers() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        "{\"auths\":{\"a.example\":{\"auth\":\"YWRhOnNlY3JldA==\"}}}");
    RegistryClient.Options options = options("https://127.0.0.1:7443", "a.example", true);
    assertThat(options.login().orElseThrow().username()).isEqualTo("ada");
    assertThat(options.login().orElseThrow().password()).isEqualTo("secret");
    assertThat(options.encrypted()).isFalse();
    assertThat(options("https://127.0.0.1:7443", "b.example", true).login()).isEmpty();
  }
}
