package io.grampus.inventory;

import java.util.Set;

/**
 * What a lane has to read again.
 *
 * @param all everything; the ids do not matter then
 */
record Dirt(boolean all, Set<String> ids) {}
