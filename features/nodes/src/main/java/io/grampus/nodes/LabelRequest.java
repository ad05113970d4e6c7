package io.grampus.nodes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels to give a node and to take from it; the others stay.
 *
 * @param set names with their values
 * @param remove names
 */
public record LabelRequest(Optional<Map<String, String>> set, Optional<List<String>> remove) {}
