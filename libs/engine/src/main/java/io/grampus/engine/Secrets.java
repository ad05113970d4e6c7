package io.grampus.engine;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The Swarm's secrets; a manager answers for them. */
public final class Secrets {
  private final Calls calls;

  Secrets(Calls calls) {
    this.calls = calls;
  }

  /** The secrets. */
  public List<Secret> list(Filters filters) {
    return calls.list("/secrets", Query.none().and(filters), Secret::new);
  }

  /** One of them, by id or name. */
  public Secret inspect(String secret) {
    return new Secret(calls.object(path(secret, "")));
  }

  /** Makes a secret; the body's {@code Data} is Base64. */
  public Created create(ObjectNode body) {
    return Created.from(calls.post("/secrets/create", Query.none(), body));
  }

  /** Changes it; the engine accepts other labels and nothing else. */
  public void update(String secret, long version, ObjectNode spec) {
    calls.post(path(secret, "/update"), Query.none().and("version", version), spec);
  }

  /** Removes it; one in use is refused. */
  public void remove(String secret) {
    calls.run("DELETE", path(secret, ""), Query.none());
  }

  private static String path(String secret, String action) {
    return "/secrets/" + Calls.segment(secret) + action;
  }
}
