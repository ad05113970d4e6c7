package io.grampus.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A service of the Swarm. */
public record Service(ObjectNode raw) implements View {
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

  /** Its name. */
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

  /** The image, usually with its digest. */
  public String image() {
    return text("Spec", "TaskTemplate", "ContainerSpec", "Image");
  }

  /** Which kind of service it is. */
  public ServiceMode mode() {
    return ServiceMode.of(at("Spec", "Mode"));
  }

  /** Whether its containers have a tty. */
  public boolean tty() {
    return flag("Spec", "TaskTemplate", "ContainerSpec", "TTY");
  }

  /**
   * {@code updating}, {@code paused}, {@code completed}, {@code rollback_started}, {@code
   * rollback_paused}, {@code rollback_completed}; empty before the first update.
   */
  public String updateState() {
    return text("UpdateStatus", "State");
  }

  /** The update's state in words. */
  public String updateMessage() {
    return text("UpdateStatus", "Message");
  }

  /** When the last update began. */
  public Optional<Instant> updateStarted() {
    return instant("UpdateStatus", "StartedAt");
  }

  /** When the last update ended. */
  public Optional<Instant> updateCompleted() {
    return instant("UpdateStatus", "CompletedAt");
  }

  /** Its published ports. */
  public List<ServicePort> ports() {
    return each(ServicePort::new, "Endpoint", "Ports");
  }

  /** Its addresses, one for each network. */
  public List<VirtualIp> virtualIps() {
    return each(VirtualIp::new, "Endpoint", "VirtualIPs");
  }

  /** The specification before the last update; empty when there was none. */
  public ObjectNode previousSpec() {
    return copyOf("PreviousSpec");
  }

  /** Tasks that run; 0 unless the list was asked for with status. */
  public long runningTasks() {
    return number("ServiceStatus", "RunningTasks");
  }

  /** Tasks that should run; 0 unless the list was asked for with status. */
  public long desiredTasks() {
    return number("ServiceStatus", "DesiredTasks");
  }

  /** Tasks of a job that are done; 0 unless the list was asked for with status. */
  public long completedTasks() {
    return number("ServiceStatus", "CompletedTasks");
  }
}
