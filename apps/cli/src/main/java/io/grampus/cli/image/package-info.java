/** Where images lie outside of engines: layouts, archives and registries. */
@NullMarked
package io.grampus.cli.image;

import org.jspecify.annotations.NullMarked;
