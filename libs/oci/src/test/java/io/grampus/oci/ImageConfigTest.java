package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;

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

class ImageConfigTest {
  @Test
  void dockersConfigIsRead() {
    String text =
        """
        {"architecture":"amd64","os":"linux","author":"ada","config":{"User":"web:33","Env":["A=b"],
         "Entrypoint":["/run"],"Cmd":["-x"],"WorkingDir":"/srv","StopSignal":"SIGQUIT",
         "ExposedPorts":{"80/tcp":{},"443/tcp":{}},"Volumes":{"/data":{}},"Labels":{"k":"v"}},
         "rootfs":{"type":"layers","diff_ids":[]},"history":[{"created_by":"x","empty_layer":true}]}
        """;
    ImageConfig config = ImageConfig.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(config.author()).contains("ada");
    assertThat(config.labels()).containsExactly(Map.entry("k", "v"));
    assertThat(config.history()).containsExactly(new ImageConfig.Step("x", "", true));
    assertThat(config.command())
        .isEqualTo(
            new ImageConfig.Command(
                List.of("/run"),
                List.of("-x"),
                List.of("A=b"),
                Optional.of("web:33"),
                Optional.of("/srv"),
                Optional.of("SIGQUIT"),
                List.of("443/tcp", "80/tcp"),
                List.of("/data")));
  }

  @Property
  void whatIsWrittenIsReadAsTheSame(@ForAll("configs") ImageConfig config) {
    assertThat(ImageConfig.read(config.write())).isEqualTo(config);
  }

  @Provide
  Arbitrary<ImageConfig> configs() {
    Arbitrary<String> word = Arbitraries.strings().ofMinLength(1).ofMaxLength(6);
    Arbitrary<List<String>> words = word.list().ofMaxSize(3);
    Arbitrary<List<String>> names =
        word.set().ofMaxSize(3).map(all -> all.stream().sorted().toList());
    Arbitrary<ImageConfig.Command> commands =
        Combinators.combine(
                words,
                words,
                words,
                word.optional(),
                word.optional(),
                word.optional(),
                names,
                names)
            .as(ImageConfig.Command::new);
    Arbitrary<Platform> platforms =
        Combinators.combine(word, word, word.optional(), word.optional()).as(Platform::new);
    Arbitrary<List<ImageConfig.Step>> history =
        Combinators.combine(word, Arbitraries.strings().ofMaxLength(3), Arbitraries.of(true, false))
            .as(ImageConfig.Step::new)
            .list()
            .ofMaxSize(2);
    Arbitrary<List<Digest>> diffIds =
        word.map(w -> Digest.of(w.getBytes(StandardCharsets.UTF_8))).list().ofMaxSize(2);
    return Combinators.combine(
            platforms,
            word.optional(),
            word.optional(),
            words,
            diffIds,
            history,
            commands,
            Arbitraries.maps(word, Arbitraries.strings().ofMaxLength(3)).ofMaxSize(3))
        .as(ImageConfig::new);
  }
}
