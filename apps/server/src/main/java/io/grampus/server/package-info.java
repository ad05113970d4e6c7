/** See the module's page, README.md. */
@NullMarked
package io.grampus.server;

import org.jspecify.annotations.NullMarked;
