package io.grampus.ingress;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.inventory.Inventory;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Json;
import io.grampus.kernel.Page;
import io.grampus.kernel.Reconcilers;
import io.grampus.testkit.Operations;
import io.grampus.testkit.TestCall;
import java.io.IOException;

/**
 * An ingress in a process of its own, so that it can run in a test host's network. For each line
 * that it reads, it writes one with the ports that it serves.
 */
final class IngressProcess {
  private IngressProcess() {}

  public static void main(String[] arguments) throws IOException {
    Engine engine = Engine.connect(EngineAddress.parse(arguments[0]));
    var reconcilers = new Reconcilers(Clock.system());
    var inventory = new Inventory(() -> engine, Clock.system());
    inventory.start();
    try (var ingress =
        new Ingress(() -> engine, inventory, reconcilers, Clock.system(), "127.0.0.1")) {
      var operations = new Operations(ingress.operations());
      // ends with the test, which holds the other end
      for (int read = System.in.read(); read >= 0; read = System.in.read()) {
        if (read == '\n') {
          Page<?> ports = operations.answer("ingressList", TestCall.to(), Page.class);
          System.out.println(Json.MAPPER.writeValueAsString(ports.items()));
        }
      }
    }
  }
}
