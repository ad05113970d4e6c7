/** Talking to a Grampus server: contexts, trust, calls, event streams and conversations. */
@NullMarked
package io.grampus.cli.api;

import org.jspecify.annotations.NullMarked;
