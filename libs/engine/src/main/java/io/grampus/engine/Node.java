package io.grampus.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A node of the Swarm. */
public record Node(ObjectNode raw) implements View {
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

  /** A name given to it; usually empty, see {@link #hostname()}. */
  public String name() {
    return text("Spec", "Name");
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return map("Spec", "Labels");
  }

  /** A copy of its whole specification, to be changed and sent back. */
  public ObjectNode spec() {
    return copyOf("Spec");
  }

  /** What its machine calls itself. */
  public String hostname() {
    return text("Description", "Hostname");
  }

  /** {@code worker} or {@code manager}. */
  public String role() {
    return text("Spec", "Role");
  }

  /** {@code active}, {@code pause} or {@code drain}. */
  public String availability() {
    return text("Spec", "Availability");
  }

  /** {@code ready}, {@code down}, {@code unknown} or {@code disconnected}. */
  public String state() {
    return text("Status", "State");
  }

  /** Its state in words; usually empty. */
  public String message() {
    return text("Status", "Message");
  }

  /** Its address. */
  public String address() {
    return text("Status", "Addr");
  }

  /** As {@code linux}. */
  public String os() {
    return text("Description", "Platform", "OS");
  }

  /** As {@code x86_64}. */
  public String architecture() {
    return text("Description", "Platform", "Architecture");
  }

  /** Billionths of a CPU that it has. */
  public long nanoCpus() {
    return number("Description", "Resources", "NanoCPUs");
  }

  /** Bytes of memory that it has. */
  public long memory() {
    return number("Description", "Resources", "MemoryBytes");
  }

  /** Its engine. */
  public String engineVersion() {
    return text("Description", "Engine", "EngineVersion");
  }

  /** The labels its engine was started with. */
  public Map<String, String> engineLabels() {
    return map("Description", "Engine", "Labels");
  }

  /** Whether it leads the managers. */
  public boolean leader() {
    return flag("ManagerStatus", "Leader");
  }

  /** {@code reachable} or {@code unreachable}; empty on workers. */
  public String reachability() {
    return text("ManagerStatus", "Reachability");
  }

  /** Where managers meet it; empty on workers. */
  public String managerAddress() {
    return text("ManagerStatus", "Addr");
  }
}
