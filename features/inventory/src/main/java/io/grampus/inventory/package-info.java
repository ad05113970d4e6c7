/**
 * The live read model: nodes, services, tasks, containers, images with layers, volumes, networks,
 * secrets and configs, fed by a snapshot and events of an engine.
 *
 * <p>Every list of Grampus is served from here. A {@code Table} keeps the rows of one {@link
 * io.grampus.inventory.Kind} with versions, rendered; queries, orders and watches are evaluated on
 * it. The feed keeps tables true: it subscribes to events first, reads everything, then reads again
 * what events name, and everything every 45 seconds or whenever the stream of events broke. It
 * never applies an event's content: an event only says what to read, so that a lost or doubled one
 * does no harm.
 *
 * <p>Row records have as many components as their table has columns, which is more than other
 * records of this code base may have.
 */
@NullMarked
package io.grampus.inventory;

import org.jspecify.annotations.NullMarked;
