package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
import java.nio.file.Path;
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
