package io.grampus.engine;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The Swarm's configs; a manager answers for them. */
public final class Configs {
  private final Calls calls;

  Configs(Calls calls) {
    this.calls = calls;
  }

  /** The configs. */
  public List<Config> list(Filters filters) {
    return calls.list("/configs", Query.none().and(filters), Config::new);
  }

  /** One of them, by id or name. */
  public Config inspect(String config) {
    return new Config(calls.object(path(config, "")));
  }

  /** Makes a config; the body's {@code Data} is Base64. */
  public Created create(ObjectNode body) {
    return Created.from(calls.post("/configs/create", Query.none(), body));
  }

  /** Changes it; the engine accepts other labels and nothing else. */
  public void update(String config, long version, ObjectNode spec) {
    calls.post(path(config, "/update"), Query.none().and("version", version), spec);
  }

  /** Removes it; one in use is refused. */
  public void remove(String config) {
    calls.run("DELETE", path(config, ""), Query.none());
  }

  private static String path(String config, String action) {
    return "/configs/" + Calls.segment(config) + action;
  }
}
