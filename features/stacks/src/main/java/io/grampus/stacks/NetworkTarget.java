package io.grampus.stacks;

import tools.jackson.databind.node.ObjectNode;

/**
 * A network that a stack needs.
 *
 * @param name its name in Swarm
 * @param external whether somebody else makes it
 * @param create the body that creates it; empty for an external one
 */
record NetworkTarget(String name, boolean external, ObjectNode create) {}
