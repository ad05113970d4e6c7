/**
 * A client of the Docker Engine API, blocking, for virtual threads.
 *
 * <p>{@link io.grampus.engine.Engine#connect(EngineAddress)} reaches an engine and agrees on an API
 * version with it. Its calls are grouped as the API is: {@link io.grampus.engine.Containers},
 * {@link io.grampus.engine.Images}, {@link io.grampus.engine.Services} and so on.
 *
 * <p><b>Answers</b> are records of one component, the engine's JSON, with an accessor for each
 * field that Grampus reads ({@link io.grampus.engine.View}). Nothing is lost: {@code raw()} is what
 * the engine said. A field that is absent reads as empty text, zero, false or an empty list.
 *
 * <p><b>Bodies to create and update</b> are {@link tools.jackson.databind.node.ObjectNode}s. To
 * change a service or node, take {@code spec()} of what was inspected (a copy), change the fields
 * that are meant and send it back with {@code version()}: fields that this library has never heard
 * of survive.
 *
 * <p><b>Streams</b> ({@link io.grampus.engine.EngineStream}, input streams, {@link
 * io.grampus.engine.HijackedStream}) read the socket on demand: who reads slowly slows the engine
 * down. Closing one, from any thread, closes its connection and ends a blocked read.
 *
 * <p><b>Failures</b> are {@link io.grampus.engine.EngineException}s, whose messages name method,
 * path and address. What an engine is too old for is a {@link io.grampus.engine.Capability}, to be
 * asked for before the call.
 */
@NullMarked
package io.grampus.engine;

import org.jspecify.annotations.NullMarked;
