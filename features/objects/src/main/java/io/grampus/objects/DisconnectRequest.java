package io.grampus.objects;

/**
 * Which container leaves a network.
 *
 * @param force also when the container is in no state for it
 */
public record DisconnectRequest(String container, boolean force) {}
