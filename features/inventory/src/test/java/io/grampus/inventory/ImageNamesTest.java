package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageNamesTest {
  private static final String ID = "sha256:0123";

  @Test
  void whatHasANameKeepsIt() {
    assertThat(names(List.of("other:1"), "shop:1").name("nginx:1", "web")).isEqualTo("nginx:1");
  }

  @Test
  void theServiceSaysWhichOfTheTagsIsMeant() {
    assertThat(names(List.of("first:1", "shop:1"), "shop:1").name(ID, "web")).isEqualTo("shop:1");
    assertThat(names(List.of(), "shop:1").name(ID, "web")).isEqualTo("shop:1");
  }

  @Test
  void aServiceThatHasAnotherImageByNowSaysNothing() {
    assertThat(names(List.of("shop:1"), "shop:2").name(ID, "web")).isEqualTo("shop:1");
  }

  @Test
  void withoutAServiceTheFirstTagCountsAndWithoutATagTheId() {
    assertThat(names(List.of("shop:1", "shop:2"), "x").name(ID, "")).isEqualTo("shop:1");
    assertThat(ImageNames.NONE.name(ID, "web")).isEqualTo(ID);
  }

  private static ImageNames names(List<String> tags, String service) {
    var image =
        new ImageRow(
            ID,
            "",
            tags,
            List.of(),
            Optional.empty(),
            "",
            1,
            -1,
            -1,
            List.of(),
            0,
            "h1",
            Map.of(),
            Optional.empty());
    return ImageNames.of(List.of(image), List.of(Samples.service("web", service)));
  }
}
