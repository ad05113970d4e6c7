package io.grampus.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.oci.OciException;
import io.grampus.oci.Reference;
import io.grampus.oci.Tag;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePlaceTest {
  @Test
  void isReadAsSkopeoWritesIt() {
    assertThat(ImagePlace.parse("oci:/srv/a:1.0"))
        .isEqualTo(new ImagePlace.Layout(Path.of("/srv/a"), Optional.of(new Tag("1.0"))));
    assertThat(ImagePlace.parse("oci:a:b/c"))
        .isEqualTo(new ImagePlace.Layout(Path.of("a:b/c"), Optional.empty()));
    assertThat(ImagePlace.parse("oci-archive:x.tar"))
        .isEqualTo(new ImagePlace.Archive(Path.of("x.tar"), Optional.empty()));
    assertThat(ImagePlace.parse("docker://localhost:5000/web"))
        .isEqualTo(new ImagePlace.Registry(Reference.parse("localhost:5000/web:latest")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "web:1", "oci:", "oci::x", "oci:a:", "docker://", "dir:x"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> ImagePlace.parse(text)).isInstanceOf(OciException.class);
  }
}
