package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Steps of a user at one product, which all classes of {@link CommandsE2E} share. */
abstract class Steps {
  static Shell shell() {
    return CommandsE2E.shell();
  }

  static Product product() {
    return CommandsE2E.product();
  }

  static String code() {
    return CommandsE2E.code();
  }

  static Path data() {
    return product().data();
  }

  /** What docker prints, line by line. */
  static String docker(String... words) {
    String text = product().engine().docker(words);
    return text.isEmpty() ? "" : text + "\n";
  }

  static void await(BooleanSupplier condition) {
    assertThat(Await.until(Duration.ofMinutes(2), condition)).as("within two minutes").isTrue();
  }
}
