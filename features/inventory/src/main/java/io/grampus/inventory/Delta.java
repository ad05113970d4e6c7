package io.grampus.inventory;

import java.util.List;

/**
 * What changed in a table since a version.
 *
 * @param complete false when that is too long ago to be known: read the whole table
 */
record Delta<R extends Row>(
    List<Entry<R>> upserts, List<String> removes, long version, boolean complete) {}
