package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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

  /** Waits until both say the same: lists may be a moment behind the engine. */
  static void agree(Supplier<String> ours, Supplier<String> theirs) {
    var last = new AtomicReference<List<String>>(List.of("", ""));
    var _ =
        Await.until(
            Duration.ofMinutes(1),
            () -> {
              last.set(List.of(ours.get(), theirs.get()));
              return last.get().getFirst().equals(last.get().getLast());
            });
    assertThat(last.get().getFirst()).isEqualTo(last.get().getLast());
  }

  /** Waits until a command prints that. */
  static void prints(String text, String... words) {
    agree(() -> shell().ok(words), () -> text);
  }

  /** Waits until a command prints something with that in it. */
  static void shows(String text, String... words) {
    var last = new AtomicReference<>("");
    var _ =
        Await.until(
            Duration.ofMinutes(1),
            () -> {
              last.set(shell().ok(words));
              return last.get().contains(text);
            });
    assertThat(last.get()).contains(text);
  }

  static void await(BooleanSupplier condition) {
    assertThat(Await.until(Duration.ofMinutes(2), condition)).as("within two minutes").isTrue();
  }
}
