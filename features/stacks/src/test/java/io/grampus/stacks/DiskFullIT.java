package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.kernel.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullIT {
  @TempDir Path folder;

  @Test
  void aFullDiskRefusesTheDeployAndTheNextOneWorksOnceThereIsRoom() throws Exception {
    TestEngine host = TestEngine.shared();
    host.load(TestImage.BASE);
    if (!host.docker("info", "--format", "{{.Swarm.LocalNodeState}}").strip().equals("active")) {
      host.initSwarm();
    }
    run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString());
    try (var rig = new StackRig(host, folder)) {
      Path ballast = fill();
      String stack = StackRig.fresh();
      assertThatThrownBy(() -> rig.begin(StackRig.order(stack), large())).matches(Sql::isFull);
      assertThat(rig.store.rolloutsOf(stack)).isEmpty();
      Files.delete(ballast);
      assertThat(rig.deploy(stack, large()).state()).isEqualTo(new RolloutState.Healthy());
    } finally {
      run("umount", "-l", folder.toString());
    }
  }

  private Path fill() throws IOException {
    Path ballast = folder.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return ballast;
    }
  }

  /** Larger than what the log of the database has room for already. */
  private static Project large() {
    String json =
        "{'services': {'web': {'image': '%s', 'command': ['sleep', '1000'], 'environment': {'LONG': '%s'}}}}";
    return Projects.of(json.formatted(TestImage.BASE.reference(), "x".repeat(100_000)));
  }

  private static void run(String... words) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
  }
}
