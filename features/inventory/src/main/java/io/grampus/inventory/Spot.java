package io.grampus.inventory;

import io.grampus.engine.Engine;

/**
 * Where something is.
 *
 * @param engine the engine that has it
 * @param name what that engine knows it by
 * @param node the node's name; empty when nobody knows it yet
 */
public record Spot(Engine engine, String name, String node) {}
