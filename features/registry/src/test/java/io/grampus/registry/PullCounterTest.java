package io.grampus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.oci.Descriptor;
import io.grampus.oci.ManifestDocument;
import io.grampus.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullCounterTest {
  private final ManualClock clock = ManualClock.create();
  @TempDir Path folder;
  private Shelf shelf;
  private PullCounter pulls;
  private ManifestDocument image;

  @BeforeEach
  void push() {
    shelf = new Shelf(folder, clock, Duration.ofDays(1));
    pulls = shelf.pulls();
    Descriptor config = shelf.push(Shelf.SHOP, "{}");
    image = Shelf.image(config, shelf.push(Shelf.SHOP, "layer"));
    assertThat(shelf.tag(Shelf.SHOP, image, "1")).isEmpty();
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  @Test
  void pullsAreCountedForEachUserAndKeptTogether() {
    pulls.count(Shelf.SHOP, image.digest(), "ada");
    clock.advance(Duration.ofMinutes(1));
    pulls.count(Shelf.SHOP, image.digest(), "ada");
    clock.advance(Duration.ofMinutes(1));
    pulls.count(Shelf.SHOP, image.digest(), "ci");
    assertThat(pulls.total(Shelf.SHOP)).isEqualTo(PullStore.Total.NONE);

    assertThat(pulls.keep()).containsExactly(Shelf.SHOP);
    assertThat(pulls.keep()).isEmpty();

    assertThat(shelf.pulls().pullers(Shelf.SHOP, image.digest()))
        .containsExactly(
            new Puller("ci", 1, clock.now()),
            new Puller("ada", 2, clock.now().minus(Duration.ofMinutes(1))));
    assertThat(pulls.total(Shelf.SHOP).pulls()).isEqualTo(3);
    assertThat(pulls.total(Shelf.SHOP).by()).isEqualTo("ci");
    assertThat(pulls.totals(Shelf.SHOP))
        .isEqualTo(Map.of(image.digest().toString(), pulls.total(Shelf.SHOP)));
  }

  @Test
  void pullsAddUpAndStayWhenTheManifestIsPushedAgain() {
    pulls.count(Shelf.SHOP, image.digest(), "ada");
    pulls.keep();
    shelf.tag(Shelf.SHOP, image, "2");
    pulls.count(Shelf.SHOP, image.digest(), "ada");
    pulls.keep();
    assertThat(pulls.total(Shelf.SHOP).pulls()).isEqualTo(2);
  }

  @Test
  void pullsGoWithTheirManifestAndLateOnesAreNothing() {
    pulls.count(Shelf.SHOP, image.digest(), "ada");
    pulls.keep();
    pulls.count(Shelf.SHOP, image.digest(), "ada");
    assertThat(shelf.manifests.removeAll(Shelf.SHOP)).isEqualTo(1);
    pulls.keep();
    assertThat(pulls.total(Shelf.SHOP)).isEqualTo(PullStore.Total.NONE);
    assertThat(pulls.pullers(Shelf.SHOP, image.digest())).isEmpty();
  }
}
