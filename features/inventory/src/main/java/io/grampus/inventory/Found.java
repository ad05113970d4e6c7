package io.grampus.inventory;

import tools.jackson.databind.node.ObjectNode;

/**
 * Something that was looked up.
 *
 * @param row as it is in its table
 * @param inspect all that the engine says of it, in the engine's own form
 */
public record Found(EngineRow row, ObjectNode inspect) {}
