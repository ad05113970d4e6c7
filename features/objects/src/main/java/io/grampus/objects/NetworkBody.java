package io.grampus.objects;

import io.grampus.engine.Json;
import tools.jackson.databind.node.ObjectNode;

/** The engine's JSON for networks, Docker Engine API "NetworkCreate" and "NetworkConnect". */
final class NetworkBody {
  private NetworkBody() {}

  static ObjectNode of(NetworkRequest request) {
    ObjectNode body = Json.object().put("Name", request.name()).put("CheckDuplicate", true);
    putIfGiven(body, "Driver", request.driver());
    putIfGiven(body, "Scope", request.scope());
    for (NetworkFeature feature : request.features()) {
      body.put(member(feature), true);
    }
    if (!request.configFrom().isEmpty()) {
      body.putObject("ConfigFrom").put("Network", request.configFrom());
    }
    ObjectNode ipam = body.putObject("IPAM");
    putIfGiven(ipam, "Driver", request.ipamDriver());
    EngineWork.put(ipam, "Options", request.ipamOptions());
    for (AddressPool pool : request.pools()) {
      ObjectNode config = ipam.withArray("Config").addObject();
      putIfGiven(config, "Subnet", pool.subnet());
      putIfGiven(config, "IPRange", pool.range());
      putIfGiven(config, "Gateway", pool.gateway());
      EngineWork.put(config, "AuxiliaryAddresses", pool.auxiliary());
    }
    EngineWork.put(body, "Options", request.options());
    EngineWork.put(body, "Labels", request.labels());
    return body;
  }

  static ObjectNode endpoint(ConnectRequest request) {
    ObjectNode endpoint = Json.object();
    request.aliases().forEach(endpoint.withArray("Aliases")::add);
    request.links().forEach(endpoint.withArray("Links")::add);
    ObjectNode addresses = endpoint.putObject("IPAMConfig");
    putIfGiven(addresses, "IPv4Address", request.ipv4());
    putIfGiven(addresses, "IPv6Address", request.ipv6());
    request.linkLocal().forEach(addresses.withArray("LinkLocalIPs")::add);
    EngineWork.put(endpoint, "DriverOpts", request.options());
    return endpoint;
  }

  private static String member(NetworkFeature feature) {
    return switch (feature) {
      case INTERNAL -> "Internal";
      case ATTACHABLE -> "Attachable";
      case INGRESS -> "Ingress";
      case IPV6 -> "EnableIPv6";
      case CONFIG_ONLY -> "ConfigOnly";
    };
  }

  private static void putIfGiven(ObjectNode body, String member, String text) {
    if (!text.isEmpty()) {
      body.put(member, text);
    }
  }
}
