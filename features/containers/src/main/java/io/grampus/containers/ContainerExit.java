package io.grampus.containers;

/**
 * How a container ended.
 *
 * @param code the exit code of its first process
 */
public record ContainerExit(int code) {}
