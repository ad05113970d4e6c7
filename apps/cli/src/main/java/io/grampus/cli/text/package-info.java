/** How rows become tables, amounts become words, and foreign text becomes safe to print. */
@NullMarked
package io.grampus.cli.text;

import org.jspecify.annotations.NullMarked;
