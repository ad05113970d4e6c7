/**
 * What containers and nodes use: CPU, memory, network, disk and processes, live and over the last
 * thirty days.
 *
 * <p>Counters come from the kernel's control groups where this process can read them, which is
 * tried for each container by reading, and from the engine's stats call otherwise. Everything is
 * measured each second while somebody watches and every tenth second otherwise, and summed up in
 * four resolutions, so that what is kept has a bound.
 */
@NullMarked
package io.grampus.stats;

import org.jspecify.annotations.NullMarked;
