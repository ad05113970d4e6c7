package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
import io.grampus.engine.RegistryAuth;
import io.grampus.kernel.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks whose images come from a real registry. */
@Tag("engines")
class StackRegistryIT {
  private static TestEngine host;
  private static TestRegistry registry;
  @TempDir Path folder;
  private StackRig rig;

  @BeforeAll
  static void startsAnEngineAndARegistry() {
    host = TestEngine.start().initSwarm();
    host.load(TestImage.LAYERED).load(TestImage.LAYERED_2);
    registry = TestRegistry.start(host, RegistrySpec.open(5000));
  }

  @AfterAll
  static void stops() {
    host.close();
  }

  @BeforeEach
  void opens() {
    rig = new StackRig(host, folder);
  }

  @AfterEach
  void closes() {
    rig.close();
  }

  @Test
  void aServiceRunsTheDigestThatTheTagStandsFor() {
    String pinned = registry.push(TestImage.LAYERED, "shop:1");
    String stack = StackRig.fresh();
    assertThat(rig.deploy(stack, shop("shop:1")).state()).isEqualTo(new RolloutState.Healthy());
    assertThat(image(stack)).isEqualTo(registry.name("shop:1") + digest(pinned));
  }

  @Test
  void anotherImageUnderTheSameTagIsAnUpdate() {
    registry.push(TestImage.LAYERED, "moving:1");
    String stack = StackRig.fresh();
    rig.deploy(stack, shop("moving:1"));
    String second = registry.push(TestImage.LAYERED_2, "moving:1");
    Rollout rollout = rig.deploy(stack, shop("moving:1"));
    assertThat(rollout.state()).isEqualTo(new RolloutState.Healthy());
    assertThat(rollout.services().getFirst().change()).isEqualTo(ServiceProgress.Change.UPDATE);
    assertThat(image(stack)).endsWith(digest(second));
  }

  @Test
  void anImageThatTheRegistryLacksIsNamedAndTheOldOneRunsOn() {
    registry.push(TestImage.LAYERED, "kept:1");
    String stack = StackRig.fresh();
    rig.deploy(stack, shop("kept:1"));
    Rollout rollout = rig.deploy(stack, shop("kept:2"));
    assertThat(rollout.state()).isInstanceOf(RolloutState.RolledBack.class);
    assertThat(rollout.services().getFirst().says()).contains(registry.name("kept:2"));
    assertThat(host.docker("stack", "services", stack, "--format", "{{.Replicas}}"))
        .contains("1/1");
  }

  @Test
  void aLocalNameOfAnImageFromARegistryStandsForThatImage() {
    String pinned = registry.push(TestImage.LAYERED, "origin:1");
    host.docker("pull", "--quiet", pinned);
    host.docker("tag", pinned, "only-here:1");
    String stack = StackRig.fresh();
    assertThat(rig.deploy(stack, of("only-here:1")).state()).isEqualTo(new RolloutState.Healthy());
  }

  @Test
  void aRegistryThatIsGoneLeavesTheVersionThatTheNodeHas() {
    try (var going = TestRegistry.start(host, RegistrySpec.open(5001))) {
      String pinned = going.push(TestImage.LAYERED_2, "shop:1");
      String name = going.name("shop:1");
      host.docker("pull", "--quiet", name);
      going.close();
      String stack = StackRig.fresh();
      assertThat(rig.deploy(stack, of(name)).state()).isEqualTo(new RolloutState.Healthy());
      assertThat(image(stack)).isEqualTo(name + digest(pinned));
    }
  }

  @Test
  void aGuardedRegistryIsShownTheCredentialsOfTheDeployAndTheyAreNotKept() throws IOException {
    var spec = RegistrySpec.open(5002).behindPassword();
    try (var guarded = TestRegistry.start(host, spec)) {
      String at = guarded.name("");
      host.docker("login", "-u", RegistrySpec.USER, "-p", RegistrySpec.PASSWORD, at);
      String pinned = guarded.push(TestImage.LAYERED, "shop:1");
      host.docker("logout", at);
      Project project = of(guarded.name("shop:1"));
      Rollout without = rig.deploy(StackRig.fresh(), project);
      assertThat(without.state()).isInstanceOf(RolloutState.Failed.class);
      String stack = StackRig.fresh();
      Rollout with = rig.settle(rig.deployer.deploy(guarded(stack), project, login(guarded)));
      assertThat(with.state()).isEqualTo(new RolloutState.Healthy());
      assertThat(image(stack)).isEqualTo(guarded.name("shop:1") + digest(pinned));
      String before = tasks(stack);
      Rollout again = rig.settle(rig.deployer.deploy(guarded(stack), project, login(guarded)));
      assertThat(again.services().getFirst().change()).isEqualTo(ServiceProgress.Change.NONE);
      assertThat(tasks(stack)).isEqualTo(before);
      assertThat(kept()).contains("shop:1").doesNotContain(RegistrySpec.PASSWORD);
    }
  }

  @Test
  void aGuardedRegistryIsShownWhatTheServerKeepsForIt() throws IOException {
    var spec = RegistrySpec.open(5003).behindPassword();
    try (var guarded = TestRegistry.start(host, spec)) {
      String at = guarded.name("");
      host.docker("login", "-u", RegistrySpec.USER, "-p", RegistrySpec.PASSWORD, at);
      String pinned = guarded.push(TestImage.LAYERED, "kept:1");
      host.docker("logout", at);
      String stack = StackRig.fresh();
      try (var keeping =
          new StackRig(
              host.dockerHost(),
              Files.createDirectory(folder.resolve("keeping")),
              registry -> RegistryAuth.basic(RegistrySpec.USER, RegistrySpec.PASSWORD, registry))) {
        Rollout rollout = keeping.deploy(stack, of(guarded.name("kept:1")));
        assertThat(rollout.state()).isEqualTo(new RolloutState.Healthy());
        assertThat(image(stack)).isEqualTo(guarded.name("kept:1") + digest(pinned));
      }
    }
  }

  private static Deployer.Order guarded(String stack) {
    var options = new RolloutOptions(false, false, RolloutOptions.PATIENCE_MS, Optional.of(true));
    return new Deployer.Order(Ids.fresh(), "tester", stack, options, false);
  }

  private static ImageOrder login(TestRegistry guarded) {
    String address = guarded.name("").replace("/", "");
    var login =
        new StackLogin(
            address,
            Optional.of(RegistrySpec.USER),
            Optional.of(RegistrySpec.PASSWORD),
            Optional.empty());
    return new ImageOrder(ResolveImage.ALWAYS, List.of(login));
  }

  private static String tasks(String stack) {
    return host.docker("service", "ps", stack + "_web", "--format", "{{.ID}}", "--no-trunc");
  }

  /** All that the server has written. */
  private String kept() throws IOException {
    var all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void aRegistryIsAskedOnlyAsOftenAsWanted() {
    registry.push(TestImage.LAYERED, "asked:1");
    String stack = StackRig.fresh();
    rig.deploy(stack, shop("asked:1"));
    String first = image(stack);
    String second = registry.push(TestImage.LAYERED_2, "asked:1");
    deploy(stack, ResolveImage.CHANGED);
    assertThat(image(stack)).isEqualTo(first);
    deploy(stack, ResolveImage.NEVER);
    assertThat(image(stack)).isEqualTo(registry.name("asked:1"));
    deploy(stack, ResolveImage.ALWAYS);
    assertThat(image(stack)).endsWith(digest(second));
  }

  private void deploy(String stack, ResolveImage when) {
    var images = new ImageOrder(when, List.of());
    Rollout begun = rig.deployer.deploy(StackRig.order(stack), shop("asked:1"), images);
    assertThat(rig.settle(begun).state()).isEqualTo(new RolloutState.Healthy());
  }

  private static Project shop(String image) {
    return of(registry.name(image));
  }

  private static Project of(String image) {
    String json =
        "{'services': {'web': {'image': '%s', 'command': ['sleep', '1000'], 'stop_grace_period':"
            + " '0s', 'deploy': {'update_config': {'monitor': '500ms'}}}}}";
    return Projects.of(json.formatted(image));
  }

  private static String digest(String pinned) {
    return pinned.substring(pinned.indexOf('@'));
  }

  private static String image(String stack) {
    String path = "{{.Spec.TaskTemplate.ContainerSpec.Image}}";
    return host.docker("service", "inspect", stack + "_web", "--format", path);
  }
}
