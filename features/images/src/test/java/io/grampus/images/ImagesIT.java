package io.grampus.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.ImageSummary;
import io.grampus.inventory.Engines;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Pruned;
import io.grampus.testkit.Operations;
import io.grampus.testkit.RecordingSink;
import io.grampus.testkit.TestCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("engines")
@Timeout(120)
class ImagesIT {
  private static Optional<TestEngine> host = Optional.empty();
  private static Optional<Engine> engine = Optional.empty();
  private static final Operations API =
      new Operations(
          new ImagesApi(Engines.only(() -> engine.orElseThrow()), (r, _) -> r).operations());

  @BeforeAll
  static void start() {
    host = Optional.of(TestEngine.start());
    engine = Optional.of(Engine.connect(new EngineAddress.Unix(host().socket())));
  }

  @AfterAll
  static void stop() {
    engine.ifPresent(Engine::close);
    host.ifPresent(TestEngine::close);
  }

  @BeforeEach
  void load() {
    host().load(TestImage.LAYERED).load(TestImage.LAYERED_2);
  }

  private static TestEngine host() {
    return host.orElseThrow();
  }

  @Test
  void sharedAndUniqueBytesAreTheEnginesOwn() {
    for (ImageSummary image : engine.orElseThrow().system().diskUsage().images()) {
      ImageLayers layers = layers(image.id());
      assertThat(layers.shared()).as("shared by %s", image.tags()).isEqualTo(image.sharedSize());
      assertThat(layers.unique()).isEqualTo(image.size() - image.sharedSize());
      assertThat(layers.layers().stream().mapToLong(ImageLayer::size).sum())
          .isEqualTo(image.size());
    }
  }

  @Test
  void layersAreAsLargeAsDockersCommandLineShows() {
    for (TestImage image : List.of(TestImage.LAYERED, TestImage.LAYERED_2)) {
      String sizes =
          host().docker("history", "--human=false", "--format", "{{.Size}}", image.reference());
      assertThat(layers(image.reference()).layers())
          .extracting(layer -> String.valueOf(layer.size()))
          .containsExactlyElementsOf(sizes.lines().toList().reversed());
    }
  }

  @Test
  void uniqueBytesAreThoseOfSystemDf() {
    String format = "{{range .Images}}{{.Repository}}:{{.Tag}} {{.UniqueSize}}\n{{end}}";
    List<String> lines = host().docker("system", "df", "-v", "--format", format).lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
    for (String line : lines) {
      String[] words = line.split(" ");
      assertThat(shown(layers(words[0]).unique())).as(line).isEqualTo(words[1]);
    }
  }

  /** Bytes as Docker's command line writes them: four digits, decimal units. */
  private static String shown(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000) {
      value /= 1000;
      unit++;
    }
    String digits = String.format("%.4g", value).replaceFirst("\\.?0+$", "");
    return digits + List.of("B", "kB", "MB", "GB").get(unit);
  }

  @Test
  void layersNameTheImagesThatShareThem() {
    ImageLayers layers = layers(TestImage.LAYERED_2.reference());
    assertThat(layers.layers())
        .extracting(ImageLayer::sharedWith)
        .containsExactly(
            List.of(TestImage.LAYERED.reference()),
            List.of(TestImage.LAYERED.reference()),
            List.of(TestImage.LAYERED.reference()),
            List.of());
    assertThat(layers.unique()).isBetween(3L << 20, (3L << 20) + 10_000);
  }

  @Test
  void aBuiltImageTellsWhichCommandMadeWhichLayer() {
    host()
        .exec(
            "sh",
            "-c",
            "printf 'FROM grampus-test/layered:1\\nENV A=1\\nRUN head -c 100000 /dev/zero > /big\\n"
                + "RUN true\\nCMD [\"sh\"]\\n' | DOCKER_BUILDKIT=0 DOCKER_HOST="
                + host().dockerHost()
                + " docker build -q -t built:1 -");
    ImageLayers layers = layers("built:1");
    assertThat(layers.exact()).isTrue();
    assertThat(layers.layers()).hasSize(4);
    assertThat(layers.layers().getLast().command()).contains("/big");
    assertThat(layers.layers().getLast().size()).isEqualTo(100_000);
    assertThat(layers.settings()).anyMatch(s -> s.contains("ENV A=1"));
    host().docker("rmi", "built:1");
  }

  @Test
  void tagsAndRemovesNames() {
    var tag = TestCall.to("image", TestImage.LAYERED.reference());
    API.run("imageTag", tag.query("name", "registry:5000/a/b:2"));
    var removed =
        API.answer("imageRemove", TestCall.to("image", "registry:5000/a/b:2"), ImageRemoved.class);
    assertThat(removed).isEqualTo(new ImageRemoved(List.of("registry:5000/a/b:2"), List.of()));
  }

  @Test
  void anImageInUseSaysByWhom() {
    String image = TestImage.LAYERED.reference();
    host().docker("run", "-d", "--name", "user-of-it", image, "sleep", "1000");
    refused(() -> API.run("imageRemove", TestCall.to("image", image)), "image.inUse")
        .hasMessageContaining("container user-of-it");
    host().docker("rm", "-f", "user-of-it");
  }

  @Test
  void anImageOfSeveralNamesIsNotRemovedByItsId() {
    String image = TestImage.LAYERED.reference();
    host().docker("tag", image, "second:1");
    String id = host().docker("inspect", "--format", "{{.Id}}", image);
    refused(() -> API.run("imageRemove", TestCall.to("image", id)), "image.inUse")
        .hasMessageContaining("the name second:1")
        .hasMessageContaining("the name " + image);
    host().docker("rmi", "second:1");
  }

  @Test
  void anImageThatIsNotThereIsNamed() {
    refused(() -> layers("no/such:1"), "image.notFound").hasMessageContaining("no/such:1");
    refused(() -> layers("../../info"), "image.notFound");
    refused(() -> API.run("imageRemove", TestCall.to("image", "no/such:1")), "image.notFound");
  }

  @Test
  void aDryRunTellsTheBytesThatThePruneFrees() {
    host().docker("tag", TestImage.LAYERED_2.reference(), "keep:1");
    host().docker("rmi", TestImage.LAYERED_2.reference());
    host().docker("run", "-d", "--name", "holder", "keep:1", "sleep", "1000");
    Pruned plan = prune(TestCall.to().flagged("all").flagged("dryRun"));
    assertThat(plan.removed())
        .extracting(Pruned.Item::name)
        .contains(TestImage.LAYERED.reference())
        .doesNotContain("keep:1");
    Pruned done = prune(TestCall.to().flagged("all"));
    assertThat(done.bytes()).isEqualTo(plan.bytes());
    assertThat(host().docker("images", "-q").lines()).hasSize(1);
    host().docker("rm", "-f", "holder");
    host().docker("rmi", "keep:1");
  }

  @Test
  void anImageGoesOutAndComesBack() throws IOException {
    var tar = new ByteArrayOutputStream();
    API.send("imageSave", TestCall.to("image", TestImage.LAYERED.reference()), tar);
    host().docker("rmi", "-f", TestImage.LAYERED.reference());
    var call = TestCall.to().stream(new ByteArrayInputStream(tar.toByteArray()));
    assertThat(API.answer("imageLoad", call, ImagesLoaded.class).images())
        .containsExactly(TestImage.LAYERED.reference());
    refused(() -> API.send("imageSave", TestCall.to("image", "no/such:1"), tar), "image.notFound");
  }

  @Test
  void aPullWithoutARegistrySaysSo() {
    var sink = RecordingSink.eager();
    refused(() -> pull("127.0.0.1:9/nothing:1", sink), "image.registryUnreachable");
    refused(() -> pull("no-such-host.invalid/nothing:1", sink), "image.registryUnreachable");
  }

  @Test
  void aPullOfNonsenseIsRefused() {
    refused(() -> pull("NOT A NAME", RecordingSink.eager()), "image.badReference");
  }

  private static void pull(String reference, RecordingSink sink) {
    var login = new RegistryLogin("me", "hunter2", "", "");
    API.stream(
        "imagePull", TestCall.to().body(new PullRequest(reference, "", List.of(), login)), sink);
  }

  private static ImageLayers layers(String image) {
    return API.answer("imageLayers", TestCall.to("image", image), ImageLayers.class);
  }

  private static Pruned prune(TestCall call) {
    return API.answer("imagePrune", call, Pruned.class);
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
      ThrowingCallable work, String code) {
    return assertThatThrownBy(work)
        .hasMessageNotContaining("hunter2")
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
