/** See the module's page, README.md. */
@NullMarked
package io.grampus.images;

import org.jspecify.annotations.NullMarked;
