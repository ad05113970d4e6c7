package io.grampus.images;

/**
 * Something that the engine says about the pull as a whole.
 *
 * @param node the node that pulls; empty when only the server's own does
 */
public record PullMessage(String node, String text) {}
