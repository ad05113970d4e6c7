package io.grampus.registry;

/**
 * What a tag is to mean.
 *
 * @param digest of a manifest of the same repository
 */
public record TagWanted(String digest) {}
