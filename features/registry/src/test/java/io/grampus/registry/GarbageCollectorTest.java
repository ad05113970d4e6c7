package io.grampus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Clock;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.RepositoryName;
import io.grampus.oci.Tag;
import io.grampus.testkit.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageCollectorTest {
  private static final Duration DAY = Duration.ofHours(24);

  @TempDir Path folder;
  private final ManualClock clock = ManualClock.create();

  @Test
  void whatAManifestNeedsStaysForever() {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Descriptor config = shelf.push(Shelf.SHOP, "config");
      Descriptor layer = shelf.push(Shelf.SHOP, "layer");
      assertThat(shelf.tag(Shelf.SHOP, Shelf.image(config, layer), "1")).isEmpty();
      clock.advance(DAY.multipliedBy(400));
      assertThat(shelf.collector.collect(true)).isEqualTo(new Collected(0, 0, 0, 0, 0));
      assertThat(shelf.read(Shelf.SHOP, layer)).contains("layer");
    }
  }

  @Test
  void whatNothingNeedsGoesAfterADayWithItsFile() throws Exception {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Descriptor layer = shelf.push(Shelf.SHOP, "layer");
      clock.advance(DAY.minusMinutes(1));
      assertThat(shelf.collector.collect(false)).isEqualTo(new Collected(0, 0, 0, 0, 5));
      clock.advance(Duration.ofMinutes(2));
      assertThat(shelf.collector.rehearse(false)).isEqualTo(new Collected(1, 5, 0, 0, 0));
      assertThat(shelf.read(Shelf.SHOP, layer)).isPresent();
      assertThat(shelf.collector.collect(false)).isEqualTo(new Collected(1, 5, 0, 0, 0));
      assertThat(shelf.read(Shelf.SHOP, layer)).isEmpty();
      assertThat(shelf.files()).isEmpty();
    }
  }

  @Test
  void aPromiseToAClientHoldsForADay() {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Descriptor layer = shelf.push(Shelf.SHOP, "layer");
      clock.advance(DAY.minusMinutes(1));
      assertThat(shelf.contents.promise(Shelf.SHOP, layer.digest())).contains(5L);
      clock.advance(DAY.minusMinutes(1));
      shelf.collector.collect(false);
      assertThat(shelf.tag(Shelf.SHOP, Shelf.image(layer), "late")).isEmpty();
    }
  }

  @Test
  void aManifestWhoseBlobIsGoneIsRefusedAndTellsIt() {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Descriptor layer = shelf.push(Shelf.SHOP, "layer");
      clock.advance(DAY.plusMinutes(1));
      shelf.collector.collect(false);
      assertThat(shelf.tag(Shelf.SHOP, Shelf.image(layer), "late")).containsExactly(layer.digest());
      assertThat(shelf.manifests.find(Shelf.SHOP, new ManifestName.ByTag(new Tag("late"))))
          .isEmpty();
    }
  }

  @Test
  void untaggedManifestsGoOnlyWhenAskedAndInOrder() {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Descriptor config = shelf.push(Shelf.SHOP, "config");
      ManifestDocument child = Shelf.image(config);
      shelf.tag(Shelf.SHOP, child, "1");
      ManifestDocument index =
          ManifestDocument.write(Manifest.Index.of(List.of(child.descriptor())));
      shelf.tag(Shelf.SHOP, index, "1");
      clock.advance(DAY.plusMinutes(1));
      assertThat(shelf.collector.collect(true).manifests()).isZero();
      shelf.manifests.remove(Shelf.SHOP, new ManifestName.ByTag(new Tag("1")));
      assertThat(shelf.collector.collect(false).manifests()).isZero();
      assertThat(shelf.collector.collect(true)).isEqualTo(new Collected(1, 6, 2, 0, 0));
    }
  }

  @Test
  void filesThatACrashLeftAreSweptAndLostOnesAreHealed() throws Exception {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Descriptor layer = shelf.push(Shelf.SHOP, "layer");
      Path file = shelf.files().getFirst();
      Files.copy(file, file.resolveSibling("ab12.crashed"));
      shelf.collector.collect(false);
      assertThat(shelf.files()).containsExactly(file);
      Files.delete(file);
      assertThat(shelf.contents.promise(Shelf.SHOP, layer.digest())).isEmpty();
      shelf.push(Shelf.SHOP, "layer");
      assertThat(shelf.read(Shelf.SHOP, layer)).contains("layer");
      assertThat(shelf.files()).hasSize(1);
    }
  }

  @Test
  void theSameContentIsKeptOnce() throws Exception {
    try (var shelf = new Shelf(folder, clock, DAY)) {
      Descriptor layer = shelf.push(Shelf.SHOP, "layer");
      shelf.push(new RepositoryName("other"), "layer");
      assertThat(shelf.files()).hasSize(1);
      clock.advance(DAY.minusMinutes(1));
      assertThat(shelf.contents.mount(Shelf.SHOP, new RepositoryName("third"), layer.digest()))
          .isTrue();
      assertThat(
              shelf.contents.mount(
                  Shelf.SHOP,
                  new RepositoryName("x"),
                  shelf.push(new RepositoryName("y"), "z").digest()))
          .isFalse();
      clock.advance(Duration.ofMinutes(2));
      shelf.collector.collect(false);
      assertThat(shelf.read(Shelf.SHOP, layer)).isEmpty();
      assertThat(shelf.read(new RepositoryName("third"), layer)).contains("layer");
    }
  }

  /** With no grace at all a push may be told to push again, but what is told to be there is. */
  @Test
  void noManifestIsEverWithoutItsBlobs() throws Exception {
    try (var shelf = new Shelf(folder, Clock.system(), Duration.ZERO);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new AtomicBoolean();
      var passes = new AtomicInteger();
      Future<?> collecting =
          threads.submit(() -> {
            while (!done.get()) {
              shelf.collector.collect(false);
              passes.incrementAndGet();
            }
          });
      List<Future<Integer>> pushing = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int seed = i;
        pushing.add(threads.submit(() -> pushAndCheck(shelf, new Random(seed), seed)));
      }
      int refused = 0;
      try {
        for (Future<Integer> one : pushing) {
          refused += one.get();
        }
      } finally {
        done.set(true);
      }
      collecting.get();
      assertThat(passes.get()).isPositive();
      System.out.println(passes + " passes, " + refused + " pushes were told to push again");
    }
  }

  /** Pushes images with layers that all pushers share, and checks each that was accepted. */
  private static int pushAndCheck(Shelf shelf, Random random, int id) {
    int refused = 0;
    for (int i = 0; i < 25; i++) {
      List<Descriptor> blobs = new ArrayList<>();
      try {
        for (int layer = 0; layer < 3; layer++) {
          blobs.add(shelf.push(Shelf.SHOP, "layer " + random.nextInt(6)));
        }
      } catch (Refusal expired) {
        // with no grace an upload may expire under way
        assertThat(expired).hasMessageContaining("there is no upload");
        refused++;
        continue;
      }
      var document = Shelf.image(blobs.getFirst(), blobs.toArray(Descriptor[]::new));
      String tag = "t" + id;
      if (!shelf.tag(Shelf.SHOP, document, tag).isEmpty()) {
        refused++;
        continue;
      }
      for (Descriptor blob : blobs) {
        String content = shelf.read(Shelf.SHOP, blob).orElseThrow();
        assertThat(content).startsWith("layer ");
        assertThat(
                Descriptor.of("x", content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .digest())
            .isEqualTo(blob.digest());
      }
      shelf.manifests.remove(Shelf.SHOP, new ManifestName.ByDigest(document.digest()));
    }
    return refused;
  }
}
