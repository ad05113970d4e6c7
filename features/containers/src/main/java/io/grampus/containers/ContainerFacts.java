package io.grampus.containers;

/**
 * What the guards and handlers need to know of a container.
 *
 * @param service the Swarm service that keeps it running; empty when there is none
 */
record ContainerFacts(
    String id, String name, ContainerState state, boolean tty, String logDriver, String service) {

  boolean inService() {
    return !service.isEmpty();
  }

  ContainerFacts in(ContainerState other) {
    return new ContainerFacts(id, name, other, tty, logDriver, service);
  }
}
