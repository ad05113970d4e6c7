/** See the module's page, README.md. */
@NullMarked
package io.grampus.nodes;

import org.jspecify.annotations.NullMarked;
