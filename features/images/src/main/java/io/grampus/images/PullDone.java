package io.grampus.images;

/**
 * The last event of a pull on a node.
 *
 * @param node the node that pulled; empty when only the server's own did
 * @param id the image on the engine
 * @param digest the image in the registry
 * @param changed whether it was not there before
 */
public record PullDone(String node, String reference, String id, String digest, boolean changed) {}
