package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final String A = "sha256:" + "a".repeat(64);
  private static final String B = "sha256:" + "b".repeat(64);

  @Test
  void dockersManifestIsKeptToTheByte() {
    String text =
        """
        { "schemaVersion": 2, "mediaType": "%s", "futureMember": [1.50, "x"],
          "config": {"mediaType": "%s", "size": 7, "digest": "%s"},
          "layers": [{"mediaType": "%s", "size": 8, "digest": "%s"}] }
        """
            .formatted(
                MediaTypes.DOCKER_MANIFEST,
                MediaTypes.DOCKER_CONFIG,
                A,
                MediaTypes.DOCKER_LAYER,
                B);
    ManifestDocument document = read(text, Optional.of(MediaTypes.DOCKER_MANIFEST));
    assertThat(document.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(document.digest()).isEqualTo(Digest.of(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.manifest().needs())
        .extracting(d -> d.digest().toString())
        .containsExactly(A, B);
  }

  @Test
  void anIndexFindsThePlatform() {
    var arm = Platform.parse("linux/arm64/v8");
    var index =
        Manifest.Index.of(
            List.of(
                Descriptor.of(MediaTypes.OCI_MANIFEST, Digest.parse(A), 1)
                    .on(Platform.of("linux", "amd64")),
                Descriptor.of(MediaTypes.OCI_MANIFEST, Digest.parse(B), 2).on(arm)));
    assertThat(index.on(Platform.of("linux", "arm64")).orElseThrow().digest()).hasToString(B);
    assertThat(index.on(Platform.parse("linux/arm64/v7"))).isEmpty();
    assertThat(index.on(Platform.of("windows", "amd64"))).isEmpty();
  }

  @Test
  void refusesWhatCouldBeReadInTwoWays() {
    String both =
        "{\"schemaVersion\":2,\"config\":{\"size\":1,\"digest\":\""
            + A
            + "\"},\"layers\":[],\"manifests\":[]}";
    assertThatThrownBy(() -> read(both, Optional.of(MediaTypes.OCI_MANIFEST)))
        .hasMessageContaining("manifests");
    assertThatThrownBy(() -> read(both, Optional.of(MediaTypes.OCI_INDEX)))
        .hasMessageContaining("config");
    assertThatThrownBy(() -> read("{\"schemaVersion\":2,\"schemaVersion\":2}", Optional.empty()))
        .isInstanceOf(OciException.class);
    assertThatThrownBy(() -> read("{\"schemaVersion\":1}", Optional.empty()))
        .hasMessageContaining("schemaVersion");
    assertThatThrownBy(() -> read("[]", Optional.empty())).hasMessageContaining("object");
    assertThatThrownBy(() -> read("{} {}", Optional.empty())).isInstanceOf(OciException.class);
    String index =
        "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_INDEX + "\",\"manifests\":[]}";
    assertThatThrownBy(() -> read(index, Optional.of(MediaTypes.DOCKER_INDEX)))
        .hasMessageContaining("was sent as");
  }

  @Property
  void whatIsWrittenIsReadAsTheSame(@ForAll("manifests") Manifest manifest) {
    ManifestDocument written = ManifestDocument.write(manifest);
    ManifestDocument read =
        ManifestDocument.read(
            written.bytes(), Optional.of(manifest.mediaType() + "; charset=utf-8"));
    assertThat(read.manifest()).isEqualTo(manifest);
    assertThat(read.digest()).isEqualTo(written.digest());
  }

  @Property
  void anyJsonIsReadOrRefused(@ForAll("noise") String text) {
    try {
      assertThat(read(text, Optional.empty()).toString()).isEqualTo(text);
    } catch (OciException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"schemaVersion\"",
            "2",
            "\"config\"",
            "\"layers\"",
            "\"digest\"",
            "\"" + A + "\"",
            "\"size\"",
            "-1",
            "null",
            "1e99",
            "\"manifests\"",
            "\"subject\"")
        .list()
        .ofMaxSize(24)
        .map(words -> String.join("", words));
  }

  @Provide
  Arbitrary<Manifest> manifests() {
    Arbitrary<Map<String, String>> annotations =
        Arbitraries.maps(
                Arbitraries.strings().ascii().ofMaxLength(9), Arbitraries.strings().ofMaxLength(9))
            .ofMaxSize(3);
    Arbitrary<Descriptor> descriptor =
        Combinators.combine(
                Arbitraries.of(MediaTypes.OCI_LAYER, "application/x-any"),
                Arbitraries.of(A, B),
                Arbitraries.longs().greaterOrEqual(0),
                annotations,
                Arbitraries.of(Platform.of("linux", "amd64"), Platform.parse("linux/arm/v7"))
                    .optional())
            .as((m, d, s, a, p) -> {
              var plain = Descriptor.of(m, Digest.parse(d), s).annotated(a);
              return p.map(plain::on).orElse(plain);
            });
    Arbitrary<Optional<String>> artifact =
        Arbitraries.of("application/spdx+json").map(String::valueOf).optional();
    Arbitrary<Manifest> images =
        Combinators.combine(
                descriptor,
                descriptor.list().ofMaxSize(5),
                artifact,
                descriptor.optional(),
                annotations)
            .as((c, l, t, s, a) -> new Manifest.Image(MediaTypes.OCI_MANIFEST, c, l, t, s, a));
    Arbitrary<Manifest> indexes =
        Combinators.combine(
                descriptor.list().ofMaxSize(5), artifact, descriptor.optional(), annotations)
            .as((m, t, s, a) -> new Manifest.Index(MediaTypes.OCI_INDEX, m, t, s, a));
    return Arbitraries.oneOf(images, indexes);
  }

  private static ManifestDocument read(String text, Optional<String> declared) {
    return ManifestDocument.read(text.getBytes(StandardCharsets.UTF_8), declared);
  }
}
