package io.grampus.engine;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Networks that one engine knows, those of the Swarm among them. */
public final class Networks {
  private final Calls calls;

  Networks(Calls calls) {
    this.calls = calls;
  }

  /** The networks, without their containers. */
  public List<Network> list(Filters filters) {
    return calls.list("/networks", Query.none().and(filters), Network::new);
  }

  /** One of them, by id or name. */
  public Network inspect(String network) {
    return new Network(calls.object(path(network, "")));
  }

  /** As {@link #inspect(String)}, with the tasks that use it all over the Swarm. */
  public Network inspectVerbose(String network) {
    return new Network(calls.object(path(network, ""), Query.none().and("verbose", true)));
  }

  /** Makes a network. */
  public Created create(ObjectNode body) {
    return new Created(calls.post("/networks/create", Query.none(), body));
  }

  /** Removes it; one in use is a conflict. */
  public void remove(String network) {
    calls.run("DELETE", path(network, ""), Query.none());
  }

  /** Connects a container; {@code endpoint} is the API's EndpointConfig and may be empty. */
  public void connect(String network, String container, ObjectNode endpoint) {
    ObjectNode body = Json.object().put("Container", container);
    if (!endpoint.isEmpty()) {
      body.set("EndpointConfig", endpoint);
    }
    calls.post(path(network, "/connect"), Query.none(), body);
  }

  /** Disconnects a container; {@code force} also when it is in no state for it. */
  public void disconnect(String network, String container, boolean force) {
    ObjectNode body = Json.object().put("Container", container).put("Force", force);
    calls.post(path(network, "/disconnect"), Query.none(), body);
  }

  /** Removes those that no container uses. */
  public Pruned prune(Filters filters) {
    return Pruned.by(calls, "/networks/prune", filters);
  }

  private static String path(String network, String action) {
    return "/networks/" + Calls.segment(network) + action;
  }
}
