package io.grampus.ingress;

import io.grampus.engine.Engine;
import io.grampus.inventory.Change;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Reconcilers;
import io.grampus.kernel.Topic;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The door: listens on services' published ports where the kernel has no IPVS. */
public final class Ingress implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMinutes(1);
  private final IngressReconciler reconciler;
  private final Topic.Subscription<Change> changes;
  private final Reconcilers reconcilers;

  /**
   * Begins to serve.
   *
   * @param listen the address to listen on where a port names none
   */
  public Ingress(
      Supplier<Engine> engine,
      Inventory inventory,
      Reconcilers reconcilers,
      Clock clock,
      String listen) {
    this.reconciler = new IngressReconciler(inventory, new TaskAddresses(engine), clock, listen);
    this.reconcilers = reconcilers;
    this.changes = inventory.changes().subscribe();
    reconcilers.start(reconciler);
    Thread.ofVirtual().name("ingress-changes").start(this::follow);
  }

  /** What the API can do with the ingress. */
  public List<Operation> operations() {
    return new IngressApi(reconciler::ports).operations();
  }

  /**
   * The same operations where Swarm itself serves the published ports: there is nothing to show.
   */
  public static List<Operation> idle() {
    return new IngressApi(List::of).operations();
  }

  private void follow() {
    try {
      while (!changes.closed()) {
        boolean any = changes.next(WAIT).filter(Ingress::matters).isPresent();
        if (changes.lagged()) {
          changes.restart();
          any = true;
        }
        if (any) {
          reconcilers.nudge(IngressReconciler.NAME);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean matters(Change change) {
    return change.kind().equals(Kind.SERVICE) || change.kind().equals(Kind.TASK);
  }

  @Override
  public void close() {
    changes.close();
    reconciler.close();
  }
}
