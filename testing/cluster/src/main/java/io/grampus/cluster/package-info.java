/** See the module's page, README.md. */
@NullMarked
package io.grampus.cluster;

import org.jspecify.annotations.NullMarked;
