package io.grampus.server;

import static io.grampus.kernel.Operation.get;

import io.grampus.kernel.Operation;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Reconcilers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Tells how the server itself is doing. */
final class StatusApi {
  private static final Permission READ = Permission.read("status.read");

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
  record Details(Status status, Instant startedAt, EngineState engine, List<Pass> reconcilers) {}

  /** What is known of the engine. */
  record EngineState(String address, boolean reachable, String message) {}

  private final Supplier<Status> status;
  private final Supplier<EngineState> engine;
  private final Reconcilers reconcilers;
  private final Instant started;

  StatusApi(
      Supplier<Status> status,
      Supplier<EngineState> engine,
      Reconcilers reconcilers,
      Instant started) {
    this.status = status;
    this.engine = engine;
    this.reconcilers = reconcilers;
    this.started = started;
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
            .by(call -> details()));
  }

  private Details details() {
    List<Pass> passes =
        reconcilers.outcomes().stream()
            .map(o -> new Pass(o.name(), o.at(), o.took().toMillis(), o.failures(), o.message()))
            .sorted(Comparator.comparing(Pass::name))
            .toList();
    return new Details(status.get(), started, engine.get(), passes);
  }
}
