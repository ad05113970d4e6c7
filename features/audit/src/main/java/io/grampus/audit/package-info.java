/** See the module's page, README.md. */
@NullMarked
package io.grampus.audit;

import org.jspecify.annotations.NullMarked;
