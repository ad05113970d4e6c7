/** See the module's page, README.md. */
@NullMarked
package io.grampus.testkit;

import org.jspecify.annotations.NullMarked;
