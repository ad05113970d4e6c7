package io.grampus.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.EngineRelease;
import io.grampus.cluster.HostSpec;
import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Json;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import io.grampus.testkit.Eventually;
import io.grampus.testkit.Operations;
import io.grampus.testkit.RecordingSink;
import io.grampus.testkit.TestCall;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Pulls from real registries: open ones, one behind a password, one with TLS. */
@Tag("engines")
@Timeout(120)
class ImagePullIT {
  private static final TestImage IMAGE = TestImage.LAYERED_2;
  private static TestEngine host;
  private static Engine engine;
  private static TestRegistry registry;
  private static TestRegistry guarded;
  private static String pinned;
  private static Operations api;

  @BeforeAll
  static void start() {
    host =
        TestEngine.start(HostSpec.of(EngineRelease.chosen()).with("--max-download-attempts", "1"));
    engine = Engine.connect(new EngineAddress.Unix(host.socket()));
    api = new Operations(new ImagesApi(Engines.only(() -> engine), (r, _) -> r).operations());
    registry = TestRegistry.start(host, RegistrySpec.open(5000));
    guarded = TestRegistry.start(host, RegistrySpec.open(5443).behindPassword().withTls());
    host.load(IMAGE);
    pinned = registry.push(IMAGE);
    host.docker("login", "-u", RegistrySpec.USER, "-p", RegistrySpec.PASSWORD, guarded.name(""));
    guarded.push(IMAGE);
    host.docker("rmi", IMAGE.reference());
  }

  @AfterAll
  static void stop() {
    engine.close();
    host.close();
  }

  @AfterEach
  void removeImages() {
    host.docker("image", "prune", "--all", "--force");
  }

  @Test
  void tellsHowFarEachLayerIsAndWhatWasPulled() {
    var sink = RecordingSink.eager();
    pull(plain(), sink);
    List<JsonNode> layers = sink.events("layer").stream().map(Json.MAPPER::readTree).toList();
    assertThat(ids(layers, "Pull complete")).hasSize(4);
    assertThat(layers)
        .filteredOn(layer -> layer.path("status").asString().equals("Downloading"))
        .isNotEmpty()
        .allMatch(layer -> layer.path("current").asLong() <= layer.path("total").asLong());
    JsonNode done = done(sink);
    assertThat(done.path("changed").asBoolean()).isTrue();
    assertThat(pinned).endsWith("@" + done.path("digest").asString());
    assertThat(done.path("id").asString())
        .isEqualTo(host.docker("inspect", "--format", "{{.Id}}", plain()));
  }

  private static Set<String> ids(List<JsonNode> layers, String status) {
    return layers.stream()
        .filter(layer -> layer.path("status").asString().equals(status))
        .map(layer -> layer.path("id").asString())
        .collect(Collectors.toSet());
  }

  @Test
  void saysWhenTheImageWasThereAlready() {
    pull(plain(), RecordingSink.eager());
    var again = RecordingSink.eager();
    pull(plain(), again);
    assertThat(done(again).path("changed").asBoolean()).isFalse();
  }

  @Test
  void pullsByDigest() {
    var sink = RecordingSink.eager();
    pull(pinned, sink);
    assertThat(pinned).endsWith("@" + done(sink).path("digest").asString());
    assertThat(host.docker("images", "--digests")).contains(pinned.split("@")[1]);
  }

  @Test
  void showsCredentialsToARegistryWithTls() {
    String image = guarded.name(IMAGE.reference());
    var login = new RegistryLogin(RegistrySpec.USER, RegistrySpec.PASSWORD, "", "");
    var sink = RecordingSink.eager();
    pull(image, login, sink);
    assertThat(done(sink).path("changed").asBoolean()).isTrue();
  }

  @Test
  void wantsCredentialsAndTheRightOnes() {
    String image = guarded.name(IMAGE.reference());
    refused(() -> pull(image, RecordingSink.eager()), "image.unauthorized");
    var wrong = new RegistryLogin(RegistrySpec.USER, "hunter2", "", "");
    refused(() -> pull(image, wrong, RecordingSink.eager()), "image.unauthorized")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void namesATagAndANameThatTheRegistryDoesNotHave() {
    for (String absent : List.of("grampus-test/layered:9", "grampus-test/nothing:1")) {
      String image = registry.name(absent);
      refused(() -> pull(image, RecordingSink.eager()), "image.notInRegistry")
          .hasMessageContaining(image);
    }
  }

  @Test
  void refusesALayerThatIsNotWhatItsDigestSays() {
    try (var spoiled = TestRegistry.start(host, RegistrySpec.open(5001))) {
      host.load(IMAGE);
      spoiled.push(IMAGE);
      host.docker("rmi", IMAGE.reference());
      spoiled.spoil();
      String image = spoiled.name(IMAGE.reference());
      refused(() -> pull(image, RecordingSink.eager()), "image.damaged");
      assertThat(host.docker("images", "-q")).isEmpty();
    }
  }

  @Test
  void aRegistryThatGoesInTheMiddleFailsThePullAndTheNextOneSucceeds() throws Exception {
    var going = TestRegistry.start(host, RegistrySpec.open(5002));
    host.load(IMAGE);
    going.push(IMAGE);
    host.docker("rmi", IMAGE.reference());
    String image = going.name(IMAGE.reference());
    var sink = RecordingSink.eager();
    inTheMiddle(
        going,
        image,
        sink,
        pull -> {
          going.close();
          going.goOn();
          refused(pull::get, "image.registryUnreachable");
        });
    assertThat(host.docker("images", "-q")).isEmpty();
    try (var back = TestRegistry.start(host, RegistrySpec.open(5002))) {
      pull(back.name(IMAGE.reference()), RecordingSink.eager());
    }
  }

  @Test
  void aClientThatLeavesEndsThePull() throws Exception {
    var sink = RecordingSink.eager();
    inTheMiddle(
        registry,
        plain(),
        sink,
        pull -> {
          sink.leave();
          assertThatThrownBy(pull::get).hasRootCauseInstanceOf(StreamClosedException.class);
          registry.goOn();
        });
    assertThat(host.docker("images", "-q")).isEmpty();
    pull(plain(), RecordingSink.eager());
  }

  /** What to do with a pull that has some of its bytes and gets no more. */
  private interface Doing {
    void with(Future<?> pull) throws Exception;
  }

  private static void inTheMiddle(TestRegistry from, String image, RecordingSink sink, Doing doing)
      throws Exception {
    from.stallAfter(500_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> work =
          () -> {
            pull(image, sink);
            return true;
          };
      Future<Boolean> pull = threads.submit(work);
      Eventually.within(Duration.ofSeconds(30))
          .until(() -> sink.events("layer").stream().anyMatch(e -> e.contains("Downloading")));
      doing.with(pull);
    }
  }

  private static String plain() {
    return registry.name(IMAGE.reference());
  }

  private static JsonNode done(RecordingSink sink) {
    assertThat(sink.events("done")).hasSize(1);
    return Json.MAPPER.readTree(sink.events("done").getFirst());
  }

  private static void pull(String reference, RecordingSink sink) {
    pull(reference, RegistryLogin.NONE, sink);
  }

  private static void pull(String reference, RegistryLogin login, RecordingSink sink) {
    api.stream(
        "imagePull", TestCall.to().body(new PullRequest(reference, "", List.of(), login)), sink);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      ThrowingCallable work, String code) {
    return assertThatThrownBy(work)
        .satisfies(thrown -> {
          Throwable cause = thrown instanceof ProblemException ? thrown : thrown.getCause();
          assertThat(((ProblemException) cause).problem().code()).isEqualTo(code);
        });
  }
}
