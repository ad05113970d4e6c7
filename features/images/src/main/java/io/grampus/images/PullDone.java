package io.grampus.images;

/**
 * The last event of a pull.
 *
 * @param id the image on the engine
 * @param digest the image in the registry
 * @param changed whether it was not there before
 */
public record PullDone(String reference, String id, String digest, boolean changed) {}
