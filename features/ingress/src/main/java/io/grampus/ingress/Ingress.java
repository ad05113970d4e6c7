package io.grampus.ingress;

import io.grampus.engine.Engine;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Reconcilers;
import java.util.List;
import java.util.function.Supplier;

/** The door: listens on services' published ports where the kernel has no IPVS. */
public final class Ingress implements AutoCloseable {
  private final IngressReconciler reconciler;
  private final Inventory.Following following;

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
    reconcilers.start(reconciler);
    this.following =
        inventory.onChange(
            () -> reconcilers.nudge(IngressReconciler.NAME), Kind.SERVICE, Kind.TASK);
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

  @Override
  public void close() {
    following.close();
    reconciler.close();
  }
}
