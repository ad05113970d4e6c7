/** The views that redraw: grampus top and --watch. */
@NullMarked
package io.grampus.cli.screen;

import org.jspecify.annotations.NullMarked;
