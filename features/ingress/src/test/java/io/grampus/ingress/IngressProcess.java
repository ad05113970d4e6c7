package io.grampus.ingress;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.inventory.Inventory;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Reconcilers;
import java.io.IOException;

/** An ingress in a process of its own, so that it can run in a test host's network. */
final class IngressProcess {
  private IngressProcess() {}

  public static void main(String[] arguments) throws IOException {
    Engine engine = Engine.connect(EngineAddress.parse(arguments[0]));
    var reconcilers = new Reconcilers(Clock.system());
    var inventory = new Inventory(() -> engine, Clock.system());
    inventory.start();
    try (var ingress =
        new Ingress(() -> engine, inventory, reconcilers, Clock.system(), "127.0.0.1")) {
      System.out.println("serving " + ingress.operations().size());
      // ends with the test, which holds the other end
      while (System.in.read() >= 0) {
        System.out.println("still here");
      }
    }
  }
}
