/** The credentials for registries that Docker's command line keeps. */
@NullMarked
package io.grampus.cli.registry;

import org.jspecify.annotations.NullMarked;
