package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  private static final String HASH =
      "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx:latest, nginx:latest",
    "nginx:1.27, docker.io/library/nginx:1.27, nginx:1.27",
    "grafana/loki, docker.io/grafana/loki:latest, grafana/loki:latest",
    "docker.io/nginx, docker.io/library/nginx:latest, nginx:latest",
    "index.docker.io/a/b:c, docker.io/a/b:c, a/b:c",
    "localhost/web, localhost/web:latest, localhost/web:latest",
    "localhost:5000, docker.io/library/localhost:5000, localhost:5000",
    "localhost:5000/web:1, localhost:5000/web:1, localhost:5000/web:1",
    "web:5000/x, web:5000/x:latest, web:5000/x:latest",
    "[::1]:5000/a/b, [::1]:5000/a/b:latest, [::1]:5000/a/b:latest",
    "ghcr.io/o/p/q:v1, ghcr.io/o/p/q:v1, ghcr.io/o/p/q:v1",
    "Team/web, Team/web:latest, Team/web:latest",
  })
  void isCompletedAsDockerDoes(String written, String full, String familiar) {
    Reference reference = Reference.parse(written);
    assertThat(reference).hasToString(full);
    assertThat(reference.familiar()).isEqualTo(familiar);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/",
        "/a",
        "a//b",
        "A",
        "a:",
        "a@",
        "a@sha256:12",
        "a@md5:00",
        "a b",
        "a:b:c",
        "-a",
        "a-",
        "a..b",
        "a___b",
        "a/../b",
        "a.b:x/c",
        "a:.b",
        "https://a.b/c",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
      })
  void refusesWhatIsNone(String written) {
    assertThatThrownBy(() -> Reference.parse(written)).isInstanceOf(OciException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@" + HASH, "a:1@" + HASH})
  void asksForTheDigestWhenThereIsOne(String written) {
    Reference reference = Reference.parse(written);
    assertThat(reference.name()).isEqualTo(new ManifestName.ByDigest(Digest.parse(HASH)));
    assertThat(reference.at(Digest.parse(HASH)).tag()).isEmpty();
  }

  @Property
  void whatIsShownIsReadAsTheSame(@ForAll("references") Reference reference) {
    assertThat(Reference.parse(reference.toString())).isEqualTo(reference);
    assertThat(Reference.parse(reference.familiar())).isEqualTo(reference);
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      Reference reference = Reference.parse(text);
      assertThat(Reference.parse(reference.toString())).isEqualTo(reference);
    } catch (OciException refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }

  @Provide
  Arbitrary<Reference> references() {
    Arbitrary<String> registry =
        Arbitraries.of("docker.io", "localhost", "localhost:5000", "ghcr.io", "[::1]:80", "a.b:1");
    Arbitrary<String> word =
        Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> part =
        Combinators.combine(word, Arbitraries.of(".", "_", "__", "-", "---"), word)
            .as((a, s, b) -> a + s + b);
    Arbitrary<String> path =
        Arbitraries.oneOf(word, part)
            .list()
            .ofMinSize(2)
            .ofMaxSize(4)
            .map(p -> String.join("/", p));
    Arbitrary<Optional<Tag>> tag =
        Arbitraries.of("latest", "1.0", "_x", "A-b.c").map(Tag::new).optional();
    Arbitrary<Optional<Digest>> digest =
        word.map(w -> Digest.of(w.getBytes(java.nio.charset.StandardCharsets.UTF_8))).optional();
    return Combinators.combine(registry, path, tag, digest)
        .as((r, p, t, d) ->
            new Reference(
                r,
                new RepositoryName(p),
                t.isEmpty() && d.isEmpty() ? Optional.of(Tag.LATEST) : t,
                d));
  }
}
