package io.grampus.engine;

import io.grampus.wire.Request;
import io.grampus.wire.Response;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The engine's part in a Swarm. */
public final class Swarm {
  private static final Duration ELECTION = Duration.ofMinutes(2);
  private final Calls calls;

  Swarm(Calls calls) {
    this.calls = calls;
  }

  /** The Swarm's settings and join tokens; only managers know them. */
  public SwarmInspect inspect() {
    return new SwarmInspect(calls.object("/swarm"));
  }

  /** Makes a Swarm of this one node, whose address others reach it at; the node's id. */
  public String init(String advertiseAddress) {
    ObjectNode body = Json.object().put("ListenAddr", "0.0.0.0:2377");
    return init(body.put("AdvertiseAddr", advertiseAddress));
  }

  /** As {@link #init(String)}, with the API's whole body. */
  public String init(ObjectNode body) {
    Request request = calls.json("POST", "/swarm/init", Query.none(), body);
    Response response = calls.open(request, ELECTION);
    try (response) {
      response.finishWithin(ELECTION);
      return Json.MAPPER.readTree(response.body()).asString("");
    } catch (JacksonException e) {
      throw calls.broken(response, e);
    }
  }

  /** Joins a Swarm; the token says whether as a worker or as a manager. */
  public void join(String remoteAddress, String token, String advertiseAddress) {
    ObjectNode body = Json.object().put("ListenAddr", "0.0.0.0:2377");
    body.put("AdvertiseAddr", advertiseAddress).put("JoinToken", token);
    body.putArray("RemoteAddrs").add(remoteAddress);
    join(body);
  }

  /** As {@link #join(String, String, String)}, with the API's whole body. */
  public void join(ObjectNode body) {
    calls.object(calls.json("POST", "/swarm/join", Query.none(), body), ELECTION);
  }

  /** Leaves; {@code force} also as a manager. */
  public void leave(boolean force) {
    calls.run("POST", "/swarm/leave", Query.none().and("force", force), ELECTION);
  }

  /** Changes the Swarm's settings. */
  public void update(long version, ObjectNode spec) {
    calls.post("/swarm/update", Query.none().and("version", version), spec);
  }

  /** Makes new join tokens; the old ones count no longer. */
  public void rotateTokens(boolean worker, boolean manager) {
    SwarmInspect now = inspect();
    Query query =
        Query.none()
            .and("version", now.version())
            .and("rotateWorkerToken", worker)
            .and("rotateManagerToken", manager);
    calls.post("/swarm/update", query, now.spec());
  }
}
