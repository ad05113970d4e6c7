package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.engine.RegistryAuth;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnRegistryTest {
  private static final Principal ADA =
      new Principal("1", "ada", Permission.Level.ADMINISTER, Optional.empty(), "session");
  private static final Principal NOBODY =
      new Principal("2", "nobody", Permission.Level.READ, Optional.of(Set.of("none")), "session");

  private final OwnRegistry own =
      new OwnRegistry(
          Set.of("localhost", "127.0.0.1", "h1", "10.0.0.1", "fd00:0:0:0:0:0:0:1"),
          () -> 7443,
          who -> who.equals(ADA) ? Optional.of("secret") : Optional.empty());

  private RegistryAuth onNodes(String registry) {
    return own.auth(registry, false, ADA);
  }

  @Test
  void itIsKnownByTheNamesOfItsCertificate() {
    assertThat(onNodes("h1:7443")).isEqualTo(RegistryAuth.basic("ada", "secret", "h1:7443"));
    assertThat(onNodes("10.0.0.1:7443").isNone()).isFalse();
    assertThat(onNodes("[fd00:0:0:0:0:0:0:1]:7443").isNone()).isFalse();
  }

  @Test
  void nobodyElseIsShownASecret() {
    assertThat(onNodes("h1:5000").isNone()).isTrue();
    assertThat(onNodes("h1").isNone()).isTrue();
    assertThat(onNodes("h2:7443").isNone()).isTrue();
    assertThat(onNodes(RegistryAuth.HUB).isNone()).isTrue();
  }

  @Test
  void localhostIsItOnlyOnTheServersMachine() {
    assertThat(onNodes("localhost:7443").isNone()).isTrue();
    assertThat(onNodes("127.0.0.1:7443").isNone()).isTrue();
    assertThat(own.auth("localhost:7443", true, ADA).isNone()).isFalse();
  }

  @Test
  void whoMayNotPullHasNoSecret() {
    assertThat(own.auth("h1:7443", true, NOBODY).isNone()).isTrue();
  }
}
