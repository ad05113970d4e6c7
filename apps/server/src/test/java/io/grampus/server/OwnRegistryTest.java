package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.engine.RegistryAuth;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.SecretBox;
import io.grampus.registry.SwarmKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRegistryTest {
  private static final Principal ADA =
      new Principal("1", "ada", Permission.Level.ADMINISTER, Optional.empty(), "session");
  private static final Principal NOBODY =
      new Principal("2", "nobody", Permission.Level.READ, Optional.of(Set.of("none")), "session");

  private final OwnRegistry own =
      new OwnRegistry(
          Set.of("localhost", "127.0.0.1", "h1", "10.0.0.1", "fd00:0:0:0:0:0:0:1"),
          () -> 7443,
          who -> who.equals(ADA) ? Optional.of("secret") : Optional.empty(),
          key());

  @TempDir private static Path folder;

  private static SwarmKey key() {
    return new SwarmKey(SecretBox.open(folder.resolve("secrets.key")));
  }

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
  void servicesHaveTheSwarmsKey() {
    RegistryAuth shown = own.ofServices("h1:7443", () -> false);
    assertThat(shown).isEqualTo(RegistryAuth.basic("Swarm", key().secret(), "h1:7443"));
    assertThat(own.ofServices("h2:7443", () -> true).isNone()).isTrue();
    assertThat(own.ofServices("localhost:7443", () -> false).isNone()).isTrue();
    assertThat(own.ofServices("localhost:7443", () -> true)).isNotEqualTo(RegistryAuth.none());
  }

  @Test
  void whoMayNotPullHasNoSecret() {
    assertThat(own.auth("h1:7443", true, NOBODY).isNone()).isTrue();
  }
}
