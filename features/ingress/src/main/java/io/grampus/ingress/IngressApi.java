package io.grampus.ingress;

import io.grampus.kernel.Operation;
import io.grampus.kernel.Page;
import io.grampus.kernel.Permission;
import java.util.List;
import java.util.function.Supplier;

/** Shows what the ingress serves. */
final class IngressApi {
  static final Permission READ = Permission.read("ingress.read");
  private final Supplier<List<IngressPort>> ports;

  IngressApi(Supplier<List<IngressPort>> ports) {
    this.ports = ports;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("/ingress")
            .id("ingressList")
            .says("List the ports that Grampus serves in place of Swarm's routing mesh")
            .needs(READ)
            .lists(IngressPort.class)
            .by(_ -> Page.of(ports.get())));
  }
}
