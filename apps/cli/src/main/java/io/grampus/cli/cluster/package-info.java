/** What a cluster file declares: nodes, their place in the Swarm, and their engines' settings. */
@NullMarked
package io.grampus.cli.cluster;

import org.jspecify.annotations.NullMarked;
