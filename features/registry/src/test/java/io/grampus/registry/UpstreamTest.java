package io.grampus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.oci.RepositoryName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamTest {
  @ParameterizedTest
  @CsvSource({
    "docker.io/library/nginx, docker.io, library/nginx, docker.io/library/nginx",
    "docker.io/nginx, docker.io, library/nginx, docker.io/library/nginx",
    "index.docker.io/ada/web, docker.io, ada/web, docker.io/ada/web",
    "ghcr.io/team/app/part, ghcr.io, team/app/part, ghcr.io/team/app/part",
    "registry.example_5000/shop, registry.example:5000, shop, registry.example_5000/shop",
    "10.1.2.3_5000/shop/web, 10.1.2.3:5000, shop/web, 10.1.2.3_5000/shop/web",
    "localhost/shop, localhost, shop, localhost/shop",
    "box_5000/shop, box:5000, shop, box_5000/shop",
  })
  void aNameBeginsWithItsRegistry(String name, String registry, String remote, String local) {
    assertThat(Upstream.named(new RepositoryName(name)))
        .contains(new Upstream(registry, new RepositoryName(remote), new RepositoryName(local)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "shop/web", "docker.io", "shop_web/api", "a__b/c", "my_app/1"})
  void otherNamesAreThisRegistrysOwn(String name) {
    assertThat(Upstream.named(new RepositoryName(name)).map(Upstream::registry))
        .isNotEqualTo(Optional.of("shop"))
        .isEmpty();
  }

  @Test
  void containerdNamesTheRegistryBeside() {
    assertThat(Upstream.of("registry.example:5000", "shop/web").map(u -> u.local().value()))
        .contains("registry.example_5000/shop/web");
    assertThat(Upstream.of("no registry", "shop/web")).isEmpty();
    assertThat(Upstream.of("docker.io", "nginx").map(Upstream::toString))
        .contains("docker.io/library/nginx");
  }

  @Test
  void onlyTheRegistriesThatWereNamedArePulledThrough() {
    var some = new MirrorSettings(true, List.of("docker.io", "http://box:5000"), 0, false);
    assertThat(some.has("docker.io")).isTrue();
    assertThat(some.has("box:5000")).isTrue();
    assertThat(some.isPlain("box:5000")).isTrue();
    assertThat(some.isPlain("docker.io")).isFalse();
    assertThat(some.has("ghcr.io")).isFalse();
    assertThat(new MirrorSettings(true, List.of(), 0, false).has("ghcr.io")).isTrue();
    assertThat(MirrorSettings.OFF.has("docker.io")).isFalse();
  }
}
