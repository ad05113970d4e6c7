package io.grampus.stacks;

/** How many replicas a service should have. */
public record ScaleRequest(long replicas) {}
