package io.grampus.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullFailuresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image.notInRegistry | pull access denied for nope, repository does not exist or may require"
            + " 'docker login': denied: requested access to the resource is denied",
        "image.notInRegistry | manifest for registry:5000/shop:9 not found: manifest unknown:"
            + " manifest unknown",
        "image.unauthorized | Head \"https://r/v2/a/manifests/1\": unauthorized: incorrect username"
            + " or password",
        "image.unauthorized | Get \"http://r:5000/v2/a/manifests/1\": no basic auth credentials",
        "image.registryUnreachable | Get \"https://r/v2/\": dial tcp: lookup r on [::1]:53: read udp"
            + " [::1]:4->[::1]:53: read: connection refused",
        "image.registryUnreachable | Get \"https://r/v2/\": dial tcp: lookup r: no such host",
        "image.registryUntrusted | Get \"https://r/v2/\": x509: certificate signed by unknown"
            + " authority",
        "image.tooManyPulls | toomanyrequests: You have reached your pull rate limit.",
        "image.wrongPlatform | no matching manifest for linux/arm64/v8 in the manifest list entries",
        "image.damaged | filesystem layer verification failed for digest sha256:26ceb8273f8d",
        "resource.exhausted | failed to register layer: write /usr/x: no space left on device",
        "image.transferFailed | something new"
      })
  void tellsTheReasonsApart(String code, String said) {
    assertThat(PullFailures.of("pull it", "shop:9", said).code()).isEqualTo(code);
  }

  @Test
  void tellsWhereToPutAnAuthority() {
    String said = "x509: certificate signed by unknown authority";
    assertThat(PullFailures.of("pull it", "registry.example:5000/shop:9", said).next())
        .contains("into /etc/docker/certs.d/registry.example:5000/ca.crt on the engine's machine");
  }
}
