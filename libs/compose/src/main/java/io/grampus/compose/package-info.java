/** See the module's page, README.md. */
@NullMarked
package io.grampus.compose;

import org.jspecify.annotations.NullMarked;
