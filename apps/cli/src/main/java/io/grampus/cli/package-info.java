/** The {@code grampus} command; see the module's page, README.md. */
@NullMarked
package io.grampus.cli;

import org.jspecify.annotations.NullMarked;
