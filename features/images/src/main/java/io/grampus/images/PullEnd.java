package io.grampus.images;

import java.util.List;

/**
 * The last event of a pull on several nodes, when none failed.
 *
 * @param nodes those that have the image now
 */
public record PullEnd(String reference, List<String> nodes) {}
