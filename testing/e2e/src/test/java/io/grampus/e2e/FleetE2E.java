package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console with 10,000 simulated containers; what is done is in {@code console/e2e/fleet.mjs}.
 */
@Timeout(600)
class FleetE2E {

  @Test
  void aLongListIsScrolledFilteredAndFollowed(@TempDir Path folder) throws Exception {
    Process script = FleetPage.run(folder, "fleet.mjs", "--test");
    String said = Files.readString(folder.resolve("said"));
    assertThat(script.exitValue()).as(said).isZero();
    assertThat(said).contains("pass 7");
  }
}
