/** See the module's page, README.md. */
@NullMarked
package io.grampus.wire;

import org.jspecify.annotations.NullMarked;
