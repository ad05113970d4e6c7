/** See the module's page, README.md. */
@NullMarked
package io.grampus.objects;

import org.jspecify.annotations.NullMarked;
