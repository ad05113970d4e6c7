package io.grampus.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerFoldTest {

  @Test
  void stepsThatOnlySetSomethingMakeNoLayer() {
    var fold =
        fold(
            2,
            "ADD rootfs=100",
            "#(nop)  CMD [\"sh\"]=0",
            "RUN apt-get install nginx=50",
            "ENV A=0");
    assertThat(commands(fold.made())).containsExactly("ADD rootfs", "RUN apt-get install nginx");
    assertThat(commands(fold.settings())).containsExactly("#(nop)  CMD [\"sh\"]", "ENV A");
    assertThat(fold.exact()).isTrue();
  }

  @Test
  void aCommandThatChangedNothingIsALayerAllTheSame() {
    var fold = fold(3, "ADD rootfs=100", "/bin/sh -c true=0", "#(nop)  ENV A=0", "COPY a=7");
    assertThat(commands(fold.made())).containsExactly("ADD rootfs", "/bin/sh -c true", "COPY a");
    assertThat(fold.exact()).isTrue();
  }

  @Test
  void saysWhenItHadToChoose() {
    var fold = fold(2, "ADD rootfs=100", "RUN true=0", "WORKDIR /=0");
    assertThat(fold.made()).hasSize(2);
    assertThat(fold.exact()).isFalse();
  }

  @Test
  void anImageWithoutHistoryHasLayersWithoutSteps() {
    var fold = fold(3);
    assertThat(fold.made()).isEmpty();
    assertThat(fold.exact()).isFalse();
  }

  @Test
  void settingsAreTakenWhenNothingElseIsLeft() {
    var fold = fold(2, "ADD rootfs=100", "ENV A=0");
    assertThat(fold.made()).hasSize(2);
    assertThat(fold.exact()).isFalse();
  }

  private static List<String> commands(List<BuildStep> steps) {
    return steps.stream().map(BuildStep::command).toList();
  }

  /** Folds steps given oldest first as command=size. */
  private static LayerFold fold(int layers, String... oldestFirst) {
    var steps =
        Arrays.stream(oldestFirst)
            .map(s -> {
              int at = s.lastIndexOf('=');
              long size = Long.parseLong(s.substring(at + 1));
              return new BuildStep("", Instant.EPOCH, s.substring(0, at), size, "", List.of());
            })
            .toList();
    return LayerFold.fold(steps.reversed(), layers);
  }
}
