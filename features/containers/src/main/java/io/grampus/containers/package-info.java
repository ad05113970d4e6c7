/** See the module's page, README.md. */
@NullMarked
package io.grampus.containers;

import org.jspecify.annotations.NullMarked;
