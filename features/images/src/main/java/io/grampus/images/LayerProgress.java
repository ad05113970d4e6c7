package io.grampus.images;

/**
 * How far a layer is.
 *
 * @param node the node that pulls; empty when only the server's own does
 * @param id the layer's short id
 * @param status what is done with it, such as {@code Downloading}
 * @param current bytes that are done
 * @param total bytes in all; zero when that is not known
 */
public record LayerProgress(String node, String id, String status, long current, long total) {}
