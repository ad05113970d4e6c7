/**
 * A small HTTP/1.1 codec, client and listener on the JDK's sockets, for everything that speaks
 * Docker's dialect of HTTP.
 *
 * <p>From the bottom up:
 *
 * <ul>
 *   <li>{@link io.grampus.wire.Connection} is a byte pipe in both directions with a half-close; a
 *       {@link io.grampus.wire.Transport} opens one (unix socket, TCP, TLS 1.3, later a stream of
 *       the agent's tunnel).
 *   <li>{@link io.grampus.wire.HttpConnection} reads and writes heads and bodies on a connection.
 *       Its parser is strict, because permissions are decided on what it read: what two
 *       implementations could read differently is refused (RFC 9112 section 11.2).
 *   <li>{@link io.grampus.wire.WireClient} sends {@link io.grampus.wire.Request}s and hands out
 *       {@link io.grampus.wire.Response}s; {@link io.grampus.wire.HttpListener} serves {@link
 *       io.grampus.wire.Exchange}s; {@link io.grampus.wire.Relay} joins two connections.
 * </ul>
 *
 * <p>All calls block and are meant for virtual threads. Back-pressure is the socket's own: what
 * nobody reads stays with the sender. Closing a connection from another thread ends every call that
 * is blocked on it.
 */
@NullMarked
package io.grampus.wire;

import org.jspecify.annotations.NullMarked;
