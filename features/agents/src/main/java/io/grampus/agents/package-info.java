/**
 * The agents of the nodes, and the way to their engines.
 *
 * <p>An agent keeps one control connection to the server. When the server wants to speak to the
 * engine of a node, {@link io.grampus.agents.Session} asks on it for a conversation, and the agent
 * dials one more connection, which {@link io.grampus.agents.Tunnel} makes a {@code Connection} of.
 * So an {@code Engine} works over an agent as over a socket, and TCP slows down who sends too fast,
 * each conversation by itself (ADR 0015).
 */
@NullMarked
package io.grampus.agents;

import org.jspecify.annotations.NullMarked;
