/**
 * What server and agent say to each other (ADR 0015).
 *
 * <p>An agent keeps one control connection: a request whose body carries its lines to the server,
 * and whose answer carries the server's lines to it. A line is a flat JSON object of texts whose
 * {@code says} names what it is. Who reads leaves out what it does not know, lines and members
 * alike; so either side may be the newer one.
 */
@NullMarked
package io.grampus.node;

import org.jspecify.annotations.NullMarked;
