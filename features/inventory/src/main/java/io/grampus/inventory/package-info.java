/** See the module's page, README.md. */
@NullMarked
package io.grampus.inventory;

import org.jspecify.annotations.NullMarked;
