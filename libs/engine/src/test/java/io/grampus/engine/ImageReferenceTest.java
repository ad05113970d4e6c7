package io.grampus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "nginx,nginx,latest",
    "nginx:1.27,nginx,1.27",
    "localhost:5000/a/b,localhost:5000/a/b,latest",
    "localhost:5000/a/b:c,localhost:5000/a/b,c",
    "a@sha256:00,a,sha256:00",
    "h:1/a:t@sha256:00,h:1/a,sha256:00"
  })
  void splitsNameAndVersion(String text, String name, String version) {
    assertThat(Images.Reference.parse(text)).isEqualTo(new Images.Reference(name, version));
  }
}
