package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Action;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import io.grampus.stacks.ServiceUpdateRequest.UpdateSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("engines")
@Timeout(180)
class ServiceUpdateIT {
  private static final String IMAGE = TestImage.BASE.reference();
  @TempDir static Path folder;
  private static Optional<TestEngine> host = Optional.empty();
  private static Optional<StackRig> rig = Optional.empty();

  @BeforeAll
  static void start() throws InterruptedException {
    host = Optional.of(TestEngine.start().load(TestImage.BASE).initSwarm());
    rig = Optional.of(new StackRig(host(), folder));
    assertThat(
            rig.orElseThrow()
                .inventory
                .await(Kind.NODE, rows -> !rows.isEmpty(), Duration.ofSeconds(60)))
        .isTrue();
  }

  @AfterAll
  static void stop() {
    rig.ifPresent(StackRig::close);
    host.ifPresent(TestEngine::close);
  }

  private static TestEngine host() {
    return host.orElseThrow();
  }

  @BeforeEach
  void serve() {
    host()
        .docker(
            "service",
            "create",
            "--name",
            "web",
            "--detach",
            "--no-resolve-image",
            "--stop-grace-period",
            "1s",
            "--label",
            "mine=1",
            "--update-monitor",
            "7s",
            IMAGE,
            "sleep",
            "1000");
  }

  @AfterEach
  void remove() {
    host().docker("service", "rm", "web");
  }

  private static ServiceUpdated update(ServiceUpdateRequest request) {
    StackEngine engine = rig.orElseThrow().engine;
    var lister = new StackLister(rig.orElseThrow().inventory, rig.orElseThrow().store);
    return new ServiceUpdater(engine, new ServiceOperator(engine, lister, rig.orElseThrow().store))
        .update("web", request);
  }

  private static ServiceUpdateRequest settings(UpdateSettings settings) {
    return new ServiceUpdateRequest(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(settings));
  }

  private static ServiceUpdateRequest image(String image) {
    return new ServiceUpdateRequest(
        Optional.empty(), Optional.empty(), Optional.of(image), Optional.empty());
  }

  private static String inspect(String format) {
    return host().docker("service", "inspect", "--format", format, "web").strip();
  }

  private static void refused(ServiceUpdateRequest request, String code, String saying) {
    assertThatThrownBy(() -> update(request))
        .hasMessageContaining(saying)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  @Test
  void aForcedUpdateReplacesTasksAndNothingElse() {
    var force =
        new ServiceUpdateRequest(
            Optional.of(true), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(update(force).changed()).isTrue();
    assertThat(update(force).changed()).isTrue();
    assertThat(inspect("{{.Spec.TaskTemplate.ForceUpdate}} {{.Spec.Labels.mine}}"))
        .isEqualTo("2 1");
  }

  @Test
  void settingsThatAreNotToldStay() {
    var some =
        new UpdateSettings(
            Optional.of(2L),
            Optional.of(1500L),
            Optional.of("rollback"),
            Optional.empty(),
            Optional.of(0.25),
            Optional.of("start-first"));
    assertThat(update(settings(some)).changed()).isTrue();
    assertThat(inspect("{{json .Spec.UpdateConfig}}"))
        .contains(
            "\"Parallelism\":2",
            "\"Delay\":1500000000",
            "\"FailureAction\":\"rollback\"",
            "\"Monitor\":7000000000",
            "\"MaxFailureRatio\":0.25",
            "\"Order\":\"start-first\"");
    ServiceUpdated again = update(settings(some));
    assertThat(again.changed()).isFalse();
    assertThat(again.notes()).containsExactly("It is so already; nothing was changed.");
  }

  @Test
  void whatMakesNoSenseIsRefusedInWords() {
    var order =
        new UpdateSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("both"));
    refused(settings(order), "request.invalid", "\"both\" is no order");
    var nothing =
        new ServiceUpdateRequest(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    refused(nothing, "request.invalid", "does not say what to change");
    refused(image("no/such/image:1"), "state.conflict", "neither this node nor a registry");
  }

  @Test
  void anImageOfThisNodeIsNamedByItsId() {
    String id = host().docker("image", "inspect", "--format", "{{.Id}}", IMAGE).strip();
    ServiceUpdated updated = update(image(IMAGE));
    assertThat(updated.runs()).isEqualTo(id);
    assertThat(inspect("{{.Spec.TaskTemplate.ContainerSpec.Image}}")).isEqualTo(id);
  }

  @Test
  void rulesSayWhatAModeCannot() {
    var operator = new Principal("u", "u", Permission.Level.OPERATE, Optional.empty(), "s");
    ServiceRules rules = ServicesApi.rules(operator);
    assertThat(actionOf(rules, "global", "scale").reason()).contains("no number of replicas");
    assertThat(actionOf(rules, "replicated", "scale").allowed()).isTrue();
    assertThat(actionOf(rules, "replicated", "pause").reason()).contains("cannot be told to pause");
    var viewer = new Principal("u", "u", Permission.Level.READ, Optional.empty(), "s");
    assertThat(actionOf(ServicesApi.rules(viewer), "replicated", "redeploy").reason())
        .contains("service.update");
  }

  private static Action actionOf(ServiceRules rules, String mode, String name) {
    return rules.modes().stream()
        .filter(m -> m.mode().equals(mode))
        .flatMap(m -> m.actions().stream())
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
