/**
 * Real Docker hosts on one machine, made as root from namespaces.
 *
 * <p>A host is an anchor process that holds a network, a mount and a UTS namespace of its own, and
 * a dockerd that was started inside them. So docker0, docker_gwbridge, iptables rules, VXLAN
 * devices and overlay mounts never touch the machine, and they are gone with the last process.
 * Process ids and cgroups are shared with the machine, as they are with a real engine.
 *
 * <p>The anchor reads from a pipe that its owner, the JVM, holds open. When the owner dies, however
 * it dies, the anchor reads the end of the file and reaps the host. What even that left (a machine
 * that lost power, say) is swept at the next start: every host has a folder named after its owner's
 * process id.
 */
@NullMarked
package io.grampus.cluster;

import org.jspecify.annotations.NullMarked;
