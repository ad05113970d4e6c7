package io.grampus.inventory;

import io.grampus.engine.ContainerSummary;
import io.grampus.engine.EngineException;
import io.grampus.kernel.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads containers: the list, which is quick and tells most, and an inspection of each whose latest
 * run is not known.
 *
 * <p>Whether the known run is still the latest is seen from the engine's status text: when it says
 * another time than the one that the known start gives, the container was restarted unseen.
 */
final class ContainerLoader {
  /** Marks a lane for the sake of what has not been inspected yet. */
  static final String MORE = "more";

  private static final int INSPECTIONS_A_PASS = 400;
  private static final int LISTED_BY_ID = 200;
  private static final int AT_A_TIME = 4;

  private final EngineReads engine;
  private final Partition<ContainerRow> rows;
  private final Clock clock;
  private final Supplier<String> node;
  private final UnaryOperator<ContainerRow> join;
  private final Map<String, Run> runs = new HashMap<>();
  private final Map<String, ContainerSummary> uninspected = new LinkedHashMap<>();
  private Set<String> changed = new HashSet<>();

  ContainerLoader(
      EngineReads engine,
      Partition<ContainerRow> rows,
      Clock clock,
      Supplier<String> node,
      UnaryOperator<ContainerRow> join) {
    this.join = join;
    this.engine = engine;
    this.rows = rows;
    this.clock = clock;
    this.node = node;
  }

  /** One pass; true when there is more to inspect. */
  boolean load(Dirt dirt) throws InterruptedException {
    Set<String> ids = new HashSet<>(dirt.ids());
    ids.remove(MORE);
    if (dirt.all() || ids.size() > LISTED_BY_ID) {
      loadAll();
    } else if (!ids.isEmpty()) {
      loadSome(ids);
    }
    inspectMore();
    return !uninspected.isEmpty();
  }

  /** The ids of containers that have changed since this was asked the last time. */
  Set<String> changed() {
    Set<String> these = changed;
    changed = new HashSet<>();
    return these;
  }

  private void loadAll() {
    List<ContainerSummary> summaries = engine.containers();
    Set<String> ids = new HashSet<>();
    summaries.forEach(summary -> ids.add(summary.id()));
    runs.keySet().retainAll(ids);
    uninspected.clear();
    List<ContainerRow> read = new ArrayList<>();
    for (ContainerSummary summary : summaries) {
      read.add(row(summary));
      if (!known(summary)) {
        uninspected.put(summary.id(), summary);
      }
    }
    changed.addAll(rows.replace(read));
  }

  private void loadSome(Set<String> ids) throws InterruptedException {
    runs.putAll(inspect(ids));
    Map<String, ContainerSummary> found = new HashMap<>();
    engine.containers(ids).forEach(summary -> found.put(summary.id(), summary));
    Set<String> gone = new HashSet<>(ids);
    gone.removeAll(found.keySet());
    runs.keySet().removeAll(gone);
    uninspected.keySet().removeAll(ids);
    changed.addAll(rows.apply(found.values().stream().map(this::row).toList(), gone));
  }

  private void inspectMore() throws InterruptedException {
    Map<String, ContainerSummary> some = new LinkedHashMap<>();
    for (Map.Entry<String, ContainerSummary> entry : uninspected.entrySet()) {
      if (some.size() == INSPECTIONS_A_PASS) {
        break;
      }
      some.put(entry.getKey(), entry.getValue());
    }
    if (some.isEmpty()) {
      return;
    }
    Map<String, Run> inspected = inspect(some.keySet());
    runs.putAll(inspected);
    uninspected.keySet().removeAll(some.keySet());
    some.keySet().retainAll(inspected.keySet());
    changed.addAll(rows.apply(some.values().stream().map(this::row).toList(), List.of()));
  }

  private ContainerRow row(ContainerSummary summary) {
    Run run = runs.get(summary.id());
    // a run of another state is older or newer than the summary; the next event sets it right
    boolean fits = run != null && run.state().equals(summary.state());
    return join.apply(
        ContainerRows.of(
            summary,
            run != null && fits ? run : Run.unknown(summary.state(), summary.status()),
            node.get()));
  }

  private boolean known(ContainerSummary summary) {
    Run run = runs.get(summary.id());
    return run != null
        && run.state().equals(summary.state())
        && StatusText.of(row(summary), clock.now()).equals(summary.status());
  }

  /** Inspects a few at a time; those that are gone are left out. */
  private Map<String, Run> inspect(Collection<String> ids) throws InterruptedException {
    Map<String, Run> found = new ConcurrentHashMap<>();
    Map<String, EngineException> failures = new ConcurrentHashMap<>();
    var seats = new Semaphore(AT_A_TIME);
    List<Thread> threads = new ArrayList<>();
    for (String id : ids) {
      seats.acquire();
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  found.put(id, Run.of(engine.container(id)));
                } catch (EngineException.NotFound e) {
                  // it is gone, which its own event tells as well
                } catch (EngineException e) {
                  failures.put(id, e);
                } finally {
                  seats.release();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (EngineException failure : failures.values()) {
      throw failure;
    }
    return found;
  }
}
