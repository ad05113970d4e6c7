package io.grampus.inventory;

/**
 * A port of a container or service.
 *
 * @param port the port inside
 * @param published the port on the host or on the nodes; 0 when it is not published
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param ip the host's address that it is published on; empty for services
 * @param mode {@code ingress} or {@code host} for services; empty for containers
 */
public record PortRow(int port, int published, String protocol, String ip, String mode) {}
