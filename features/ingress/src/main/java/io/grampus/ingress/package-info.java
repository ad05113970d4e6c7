/**
 * Serves published ports of services where Swarm cannot.
 *
 * <p>Swarm's routing mesh needs IPVS in the kernel. Where there is none, services resolve by name
 * to their tasks, and nobody listens on the ports that they publish. Then the server does: it
 * listens, and relays each connection to a task that runs. Which ports is written on the service,
 * in the label {@code io.grampus.ingress}, by whoever deployed it; so vanilla tools see it, and the
 * ingress needs no state of its own.
 *
 * <p>A task is reached at its address on docker_gwbridge, the bridge over which Swarm gives the
 * containers of an overlay their way out. It is on the task's node only: this ingress serves the
 * tasks of the node that the server runs on. The ingress of a whole Swarm replaces it one day.
 */
@NullMarked
package io.grampus.ingress;

import org.jspecify.annotations.NullMarked;
