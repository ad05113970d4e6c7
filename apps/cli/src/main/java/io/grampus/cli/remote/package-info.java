/** Machines that the system's ssh reaches. */
@NullMarked
package io.grampus.cli.remote;

import org.jspecify.annotations.NullMarked;
