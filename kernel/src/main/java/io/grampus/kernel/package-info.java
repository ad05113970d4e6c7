/** See the module's page, README.md. */
@NullMarked
package io.grampus.kernel;

import org.jspecify.annotations.NullMarked;
