package io.grampus.stacks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps ports and the endpoint mode, with and without a kernel that has IPVS. */
final class EndpointMapper {
  private final boolean virtualIps;

  EndpointMapper(boolean virtualIps) {
    this.virtualIps = virtualIps;
  }

  /**
   * A service's endpoint.
   *
   * @param ingress the ports that the ingress serves in Swarm's place, as {@code
   *     [address:]published:target/protocol}
   */
  record Endpoint(ObjectNode spec, List<String> ingress, List<String> notes) {}

  Endpoint map(String name, JsonNode service) {
    String asked = Trees.text("", service, "deploy", "endpoint_mode");
    boolean names = !virtualIps || asked.equals("dnsrr");
    List<JsonNode> ports = Trees.items(service.path("ports"));
    List<String> ingress = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<ObjectNode> published = new ArrayList<>();
    for (JsonNode port : ports) {
      boolean mesh = Trees.text("ingress", port, "mode").equals("ingress");
      if (mesh && names) {
        ingress.add(ingressPort(name, port));
      } else {
        published.add(swarmPort(name, port));
      }
    }
    if (!virtualIps && asked.equals("vip")) {
      notes.add(name + ": endpoint_mode vip needs IPVS, which this kernel lacks; dnsrr is used");
    }
    if (!ingress.isEmpty()) {
      String why = virtualIps ? "with endpoint_mode dnsrr" : "on a kernel without IPVS";
      String list = String.join(", ", ingress);
      notes.add(name + ": Grampus' ingress serves " + list + ", as Swarm cannot " + why);
    }
    ObjectNode spec = Trees.object().put("Mode", names ? "dnsrr" : "vip");
    ArrayNode list = spec.putArray("Ports");
    published.stream()
        .sorted(Comparator.comparingLong(p -> Trees.number(0, p, "PublishedPort")))
        .forEach(list::add);
    return new Endpoint(spec, ingress, notes);
  }

  private static ObjectNode swarmPort(String name, JsonNode port) {
    return Trees.object()
        .put("Protocol", Trees.text("tcp", port, "protocol"))
        .put("TargetPort", Trees.number(0, port, "target"))
        .put("PublishedPort", published(name, port))
        .put("PublishMode", Trees.text("ingress", port, "mode"));
  }

  private static String ingressPort(String name, JsonNode port) {
    long published = published(name, port);
    if (published == 0) {
      throw new UnmappableException(
          name
              + " publishes "
              + port.path("target").asString()
              + " without saying on which port, which Swarm can only choose with IPVS");
    }
    String address = Trees.text(port, "host_ip").map(a -> a + ":").orElse("");
    String protocol = Trees.text("tcp", port, "protocol");
    if (!protocol.equals("tcp")) {
      throw new UnmappableException(
          name
              + " publishes "
              + published
              + "/"
              + protocol
              + ", for which Swarm needs IPVS and a virtual address, and Grampus' ingress relays tcp"
              + " only; mode: host publishes it on the node of each task");
    }
    return address + published + ":" + Trees.number(0, port, "target") + "/" + protocol;
  }

  private static long published(String name, JsonNode port) {
    String published = Trees.text("", port, "published");
    if (published.isEmpty()) {
      return 0;
    }
    if (published.contains("-")) {
      throw new UnmappableException(
          name + " publishes the range " + published + " for one port, which Swarm cannot");
    }
    return Trees.number(0, port, "published");
  }
}
