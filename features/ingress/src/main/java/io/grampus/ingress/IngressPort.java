package io.grampus.ingress;

import java.util.List;

/**
 * A port that the ingress serves, or would if it could.
 *
 * @param service the full name of the service that publishes it
 * @param tasks the addresses that connections are relayed to
 * @param problem why it is not served; empty when it is
 */
public record IngressPort(
    String address,
    int port,
    String protocol,
    String service,
    List<String> tasks,
    int openConnections,
    long connections,
    String problem) {}
