package io.grampus.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A task of a service: one container somewhere, past, present or planned. */
public record Task(ObjectNode raw) implements View {
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

  /** Its service. */
  public String serviceId() {
    return text("ServiceID");
  }

  /** Its node; empty until one is chosen. */
  public String nodeId() {
    return text("NodeID");
  }

  /** Which of the replicas; 0 in global services. */
  public int slot() {
    return (int) number("Slot");
  }

  /**
   * {@code new}, {@code pending}, {@code assigned}, {@code preparing}, {@code starting}, {@code
   * running}, {@code complete}, {@code failed}, {@code shutdown}, {@code rejected}, {@code
   * orphaned}, {@code remove}.
   */
  public String state() {
    return text("Status", "State");
  }

  /** The state it should be in. */
  public String desiredState() {
    return text("DesiredState");
  }

  /** Since when it is in its state. */
  public Optional<Instant> stateSince() {
    return instant("Status", "Timestamp");
  }

  /** Its state in words. */
  public String message() {
    return text("Status", "Message");
  }

  /** Why it failed; empty if it did not. */
  public String error() {
    return text("Status", "Err");
  }

  /** Its container; empty until there is one. */
  public String containerId() {
    return text("Status", "ContainerStatus", "ContainerID");
  }

  /** How its process ended. */
  public int exitCode() {
    return (int) number("Status", "ContainerStatus", "ExitCode");
  }

  /** The process on its node. */
  public int pid() {
    return (int) number("Status", "ContainerStatus", "PID");
  }

  /** The image. */
  public String image() {
    return text("Spec", "ContainerSpec", "Image");
  }

  /** Its own labels, usually none. */
  public Map<String, String> labels() {
    return map("Labels");
  }

  /** The version of the service's specification it was made from. */
  public long specVersion() {
    return number("SpecVersion", "Index");
  }

  /** The ports it has on its node, of those published in host mode. */
  public List<ServicePort> hostPorts() {
    return each(ServicePort::new, "Status", "PortStatus", "Ports");
  }
}
