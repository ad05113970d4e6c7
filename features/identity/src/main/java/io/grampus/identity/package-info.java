/** See the module's page, README.md. */
@NullMarked
package io.grampus.identity;

import org.jspecify.annotations.NullMarked;
