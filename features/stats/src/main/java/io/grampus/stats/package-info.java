/** See the module's page, README.md. */
@NullMarked
package io.grampus.stats;

import org.jspecify.annotations.NullMarked;
