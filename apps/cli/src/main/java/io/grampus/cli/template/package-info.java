/** Go's text templates, as far as docker --format uses them, on JSON. */
@NullMarked
package io.grampus.cli.template;

import org.jspecify.annotations.NullMarked;
