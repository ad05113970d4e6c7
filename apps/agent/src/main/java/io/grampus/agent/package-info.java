/**
 * The agent of a node: one control connection to the server, and for each conversation that the
 * server asks for one more connection, joined to the engine's socket (ADR 0015). It knows no
 * feature, keeps nothing that it could not get again, and touches nothing on the node but the
 * engine's socket and its own folder.
 */
@NullMarked
package io.grampus.agent;

import org.jspecify.annotations.NullMarked;
