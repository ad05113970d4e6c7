package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Clock;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PulseTest {
  @TempDir Path folder;

  @Test
  void theFileHasTheLatestLine() throws InterruptedException {
    var line = new AtomicReference<>("one");
    var asked = new Semaphore(0);
    Path file = folder.resolve("pulse");
    try (var _ =
        new Pulse(
            file,
            () -> {
              asked.release();
              return line.get();
            },
            Clock.system())) {
      // it asks again when it has written what it heard
      asked.acquire(2);
      assertThat(file).hasContent("one\n");
      line.set("two");
      asked.acquire(3);
      assertThat(file).hasContent("two\n");
    }
  }
}
