/** See the module's page, README.md. */
@NullMarked
package io.grampus.ingress;

import org.jspecify.annotations.NullMarked;
