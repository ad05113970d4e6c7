/** See the module's page, README.md. */
@NullMarked
package io.grampus.engine;

import org.jspecify.annotations.NullMarked;
