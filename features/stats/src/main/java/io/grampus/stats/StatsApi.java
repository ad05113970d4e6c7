package io.grampus.stats;

import static io.grampus.kernel.Operation.get;

import io.grampus.inventory.ContainerRow;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.InventoryProblem;
import io.grampus.inventory.Kind;
import io.grampus.inventory.NodeRow;
import io.grampus.inventory.Row;
import io.grampus.inventory.ServiceRow;
import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Live figures and their history. */
final class StatsApi {
  private static final Permission READ = Permission.read("stats.read");
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String FROM = "From that time on, such as 2026-11-24T10:00:00Z; 1 h ago.";
  private static final String TO = "Up to that time; now when left out.";
  private static final String STEP = "Seconds of each point at least; follows from the span.";

  private final Inventory inventory;
  private final LiveStats live;
  private final Topic<Long> rounds;
  private final Sampler sampler;
  private final HistoryKeeper history;
  private final Clock clock;

  StatsApi(
      Inventory inventory,
      LiveStats live,
      Topic<Long> rounds,
      Sampler sampler,
      HistoryKeeper history,
      Clock clock) {
    this.inventory = inventory;
    this.live = live;
    this.rounds = rounds;
    this.sampler = sampler;
    this.history = history;
    this.clock = clock;
  }

  List<Operation> operations() {
    return List.of(
        watchAll(),
        watchNodes(),
        watch(Kind.CONTAINER, ContainerFigures.class, this::measured),
        watch(Kind.SERVICE, ServiceFigures.class, this::measured),
        watch(Kind.NODE, NodeFigures.class, this::measured),
        history(Kind.CONTAINER),
        history(Kind.SERVICE),
        history(Kind.NODE));
  }

  private Operation watchAll() {
    return get("/stats/watch")
        .id("statsWatch")
        .says("Follow what all running containers use, once a second")
        .needs(READ)
        .query("q", "Which containers, as in their list.")
        .refuses(CommonProblem.Invalid.class)
        .streams("samples", Figures.class)
        .by((Call<Nothing> call, EventSink sink) -> watchAll(call, sink));
  }

  private void watchAll(Call<Nothing> call, EventSink sink) {
    Optional<String> query = call.query("q");
    // a query that is wrong is refused before the first event
    Set<String> _ = query.map(this::wanted).orElse(Set.of());
    each(sink, () -> Optional.of(new Figures(clock.now(), figures(query))), "samples");
  }

  private List<ContainerFigures> figures(Optional<String> query) {
    if (query.isEmpty()) {
      return live.containers();
    }
    Set<String> wanted = wanted(query.get());
    return live.containers().stream().filter(f -> wanted.contains(f.id())).toList();
  }

  private Set<String> wanted(String query) {
    Set<String> ids = new HashSet<>();
    inventory.rows(Kind.CONTAINER, query).forEach(row -> ids.add(row.id()));
    return ids;
  }

  private Operation watchNodes() {
    return get("/stats/nodes/watch")
        .id("nodesStatsWatch")
        .says("Follow what all nodes use that are measured, once a second")
        .needs(READ)
        .streams("samples", NodesFigures.class)
        .by((Call<Nothing> call, EventSink sink) ->
            each(sink, () -> Optional.of(new NodesFigures(clock.now(), live.nodes())), "samples"));
  }

  /**
   * @param measured what gives the latest figures of a row; refuses a row that is not measured
   */
  private <R extends Row> Operation watch(
      Kind<R> kind,
      Class<?> figures,
      Function<R, Supplier<Optional<? extends Measured>>> measured) {
    return get("/" + kind.plural() + "/{" + kind + "}/stats")
        .id(kind + "Stats")
        .says("Follow what a " + kind + " uses, once a second")
        .needs(READ)
        .query("oneShot", "Only one measurement, and then end.")
        .refuses(
            CommonProblem.NotFound.class,
            InventoryProblem.Ambiguous.class,
            CommonProblem.Unavailable.class)
        .streams("sample", figures)
        .by((Call<Nothing> call, EventSink sink) ->
            follow(call, sink, measured.apply(inventory.find(kind, call.path(kind.word())))));
  }

  private Supplier<Optional<? extends Measured>> measured(ContainerRow row) {
    return () -> live.container(row.id());
  }

  private Supplier<Optional<? extends Measured>> measured(ServiceRow row) {
    boolean measured =
        inventory.rows(Kind.NODE).stream()
            .anyMatch(node -> isMeasured(node) && row.nodes().contains(node.name()));
    if (!measured && !row.nodes().isEmpty()) {
      throw unmeasured(
          "service \"" + row.name() + "\"",
          "none of the nodes that its tasks run on has an agent",
          "Let one in: grampus node join-token " + row.nodes().getFirst() + ".");
    }
    return () -> live.service(row.id());
  }

  private Supplier<Optional<? extends Measured>> measured(NodeRow row) {
    if (!isMeasured(row)) {
      throw unmeasured(
          "node \"" + row.name() + "\"",
          "it has no agent",
          "Let one in: grampus node join-token " + row.name() + ".");
    }
    return () -> live.node(row.id());
  }

  private static boolean isMeasured(NodeRow node) {
    return node.self() || !node.agent().isEmpty();
  }

  private static ProblemException unmeasured(String what, String but, String next) {
    return new ProblemException(new CommonProblem.Unavailable("measure " + what, but, next));
  }

  private void follow(
      Call<Nothing> call, EventSink sink, Supplier<Optional<? extends Measured>> figures) {
    if (call.flag("oneShot")) {
      once(sink, figures);
    } else {
      each(sink, figures, "sample");
    }
  }

  /** Sends one that was measured after the call began and has a rate. */
  private void once(EventSink sink, Supplier<Optional<? extends Measured>> figures) {
    Instant begun = clock.now();
    sampler.watch();
    try (Topic.Subscription<Long> subscription = rounds.subscribe()) {
      sink.onClose(subscription::close);
      Optional<? extends Measured> now = Optional.empty();
      boolean goesOn = true;
      while (goesOn && sink.isOpen() && now.filter(f -> f.at().isAfter(begun)).isEmpty()) {
        goesOn =
            subscription.next(PATIENCE).isPresent()
                && Duration.between(begun, clock.now()).compareTo(PATIENCE) < 0;
        now = figures.get();
      }
      now.ifPresent(f -> sink.send("sample", f));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sampler.unwatch();
    }
  }

  private void each(EventSink sink, Supplier<? extends Optional<?>> figures, String event) {
    sampler.watch();
    try (Topic.Subscription<Long> subscription = rounds.subscribe()) {
      sink.onClose(subscription::close);
      figures.get().ifPresent(f -> sink.send(event, f));
      while (sink.isOpen()) {
        boolean measured = subscription.next(PATIENCE).isPresent();
        if (subscription.lagged()) {
          subscription.restart();
        }
        if (measured && sink.isOpen()) {
          figures.get().ifPresent(f -> sink.send(event, f));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sampler.unwatch();
    }
  }

  private Operation history(Kind<?> kind) {
    return get("/" + kind.plural() + "/{" + kind + "}/stats/history")
        .id(kind + "StatsHistory")
        .says("Tell what a " + kind + " has used")
        .needs(READ)
        .query("from", FROM)
        .query("to", TO)
        .query("step", STEP)
        .refuses(
            CommonProblem.Invalid.class,
            CommonProblem.NotFound.class,
            InventoryProblem.Ambiguous.class)
        .gives(StatsHistory.class)
        .by((Call<Nothing> call) ->
            history(call, kind, inventory.find(kind, call.path(kind.word())).id()));
  }

  private StatsHistory history(Call<Nothing> call, Kind<?> kind, String id) {
    Instant to = instant(call, "to").orElseGet(clock::now);
    Instant from = instant(call, "from").orElse(to.minus(Duration.ofHours(1)));
    if (!from.isBefore(to)) {
      throw invalid("from", "the span ends before it begins", "Give a from before the to.");
    }
    long step = call.number("step", 0, 0, Duration.ofDays(30).toSeconds());
    return history.history(HistoryKeeper.object(kind, id), id, from, to, Duration.ofSeconds(step));
  }

  private static Optional<Instant> instant(Call<Nothing> call, String parameter) {
    return call.query(parameter).map(text -> instant(parameter, text));
  }

  private static Instant instant(String parameter, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid(parameter, "\"" + text + "\" is no time", "Write it as 2026-11-24T10:00:00Z.");
    }
  }

  private static ProblemException invalid(String field, String but, String next) {
    return new ProblemException(new CommonProblem.Invalid("read the history", field, but, next));
  }
}
