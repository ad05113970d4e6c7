package io.grampus.containers;

/**
 * A path that a container has changed against its image.
 *
 * @param kind {@code added}, {@code changed} or {@code deleted}
 */
public record ContainerChange(String path, String kind) {}
