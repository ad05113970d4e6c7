/** See the module's page, README.md. */
@NullMarked
package io.grampus.stacks;

import org.jspecify.annotations.NullMarked;
