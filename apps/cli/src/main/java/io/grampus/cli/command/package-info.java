/** The commands; each is a few options and one or two calls of the API. */
@NullMarked
package io.grampus.cli.command;

import org.jspecify.annotations.NullMarked;
