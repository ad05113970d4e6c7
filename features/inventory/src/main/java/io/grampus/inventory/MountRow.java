package io.grampus.inventory;

/**
 * A mount of a container.
 *
 * @param type {@code volume}, {@code bind} or {@code tmpfs}, mostly
 * @param source the volume's name, or the path on the host
 */
public record MountRow(String type, String source, String destination, boolean writable) {}
