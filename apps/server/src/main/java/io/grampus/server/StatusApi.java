package io.grampus.server;

import static io.grampus.kernel.Operation.get;

import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Reconcilers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells how the server itself is doing. */
final class StatusApi {
  private static final Permission READ = Permission.read("status.read");
  private static final Duration PACE = Duration.ofSeconds(2);

  /**
   * @param ready whether requests are served
   * @param firstRun whether nobody can administer yet, so that the first-run code is needed
   */
  record Status(String product, String version, boolean ready, boolean firstRun) {}

  /** How the latest pass of a reconciler went. */
  record Pass(String name, Instant at, long tookMs, int failures, String message) {}

  /**
   * @param engine whether Docker Engine answers, in words
   */
  record Details(
      Status status,
      Instant startedAt,
      EngineState engine,
      Storage storage,
      List<Pass> reconcilers) {}

  /**
   * What is known of the engine.
   *
   * @param version the engine's own; empty while it is not known
   * @param apiVersion what was agreed on; empty while it is not known
   */
  record EngineState(
      String address, boolean reachable, String message, String version, String apiVersion) {}

  /**
   * Where the server keeps what it knows.
   *
   * @param databaseBytes of users, stacks and the audit log
   * @param freeBytes what is left on the folder's disk
   * @param totalBytes how large that disk is; zero when it could not be asked
   */
  record Storage(
      String folder, long databaseBytes, long statisticsBytes, long freeBytes, long totalBytes) {}

  private final Supplier<Status> status;
  private final Supplier<EngineState> engine;
  private final Supplier<Storage> storage;
  private final Reconcilers reconcilers;
  private final Clock clock;
  private final Instant started;

  StatusApi(
      Supplier<Status> status,
      Supplier<EngineState> engine,
      Supplier<Storage> storage,
      Reconcilers reconcilers,
      Clock clock) {
    this.status = status;
    this.engine = engine;
    this.storage = storage;
    this.reconcilers = reconcilers;
    this.clock = clock;
    this.started = clock.now();
  }

  List<Operation> operations() {
    return List.of(
        get("/status")
            .id("status")
            .says("Tell the version and whether the server is ready")
            .open("Load balancers and the command line ask before anybody signs in.")
            .gives(Status.class)
            .by(call -> status.get()),
        get("/status/details")
            .id("statusDetails")
            .says("Tell how the reconcilers and the engine are doing")
            .needs(READ)
            .gives(Details.class)
            .by(call -> details()),
        get("/status/watch")
            .id("statusWatch")
            .says("Follow how the reconcilers and the engine are doing")
            .needs(READ)
            .streams("details", Details.class)
            .by((Call<Nothing> call, EventSink sink) -> watch(sink)));
  }

  private void watch(EventSink sink) {
    Optional<Details> told = Optional.empty();
    try {
      while (sink.isOpen()) {
        Optional<Details> now = Optional.of(details());
        if (!now.equals(told)) {
          sink.send("details", now.get());
          told = now;
        }
        clock.sleep(PACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Details details() {
    List<Pass> passes =
        reconcilers.outcomes().stream()
            .map(o -> new Pass(o.name(), o.at(), o.took().toMillis(), o.failures(), o.message()))
            .sorted(Comparator.comparing(Pass::name))
            .toList();
    return new Details(status.get(), started, engine.get(), storage.get(), passes);
  }
}
