package io.grampus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostIT {

  @ParameterizedTest
  @EnumSource(EngineRelease.class)
  void everyReleaseRunsAContainerAndAService(EngineRelease release) {
    try (TestEngine engine = TestEngine.start(release)) {
      engine.load(TestImage.BASE);
      assertThat(engine.docker("version", "--format", "{{.Server.Version}}"))
          .startsWith(release.version());
      assertThat(engine.docker("run", "--rm", TestImage.BASE.reference(), "echo", "hello"))
          .isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = EngineRelease.class,
      names = {"INSTALLED", "SID"})
  void nothingIsLeftOfAClosedHost(EngineRelease release) {
    TestEngine engine = TestEngine.start(release);
    engine.load(TestImage.BASE);
    String id = engine.docker("run", "-d", TestImage.BASE.reference(), "sleep", "1000");
    engine.close();
    assertThat(ProcessHandle.allProcesses().filter(each -> runs(each, id))).isEmpty();
    assertThat(Files.exists(engine.dataRoot())).isFalse();
    assertThat(Command.of("find", "/sys/fs/cgroup", "-name", id).run()).isEmpty();
  }

  private static boolean runs(ProcessHandle process, String id) {
    return process.info().commandLine().orElse("").contains(id);
  }
}
