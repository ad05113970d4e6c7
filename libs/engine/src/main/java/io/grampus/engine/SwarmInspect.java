package io.grampus.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The Swarm. */
public record SwarmInspect(ObjectNode raw) implements View {
  /** Its id. */
  public String id() {
    return text("ID");
  }

  /** The version that an update has to name. */
  public long version() {
    return number("Version", "Index");
  }

  /** When it was made. */
  public Optional<Instant> created() {
    return instant("CreatedAt");
  }

  /** When it was last changed. */
  public Optional<Instant> updated() {
    return instant("UpdatedAt");
  }

  /** A copy of its whole specification, to be changed and sent back. */
  public ObjectNode spec() {
    return copyOf("Spec");
  }

  /** The token that a worker joins with. */
  public String workerToken() {
    return text("JoinTokens", "Worker");
  }

  /** The token that a manager joins with. */
  public String managerToken() {
    return text("JoinTokens", "Manager");
  }

  /** The port of its overlay networks. */
  public int dataPathPort() {
    return (int) number("DataPathPort");
  }

  /** Where the subnets of its networks come from. */
  public List<String> addressPool() {
    return texts("DefaultAddrPool");
  }
}
