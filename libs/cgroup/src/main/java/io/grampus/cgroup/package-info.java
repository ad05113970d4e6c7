/**
 * What the kernel counts of containers, in control groups of either version, and of the machine.
 * Knows nothing of engines but that a container's group has its id in its path.
 */
@NullMarked
package io.grampus.cgroup;

import org.jspecify.annotations.NullMarked;
