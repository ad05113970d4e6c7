package io.grampus.agents;

import java.time.Instant;

/**
 * A join code, which works once; shown only now.
 *
 * @param code the secret and the fingerprint of the server's authority
 */
public record Invite(String code, Instant expires) {}
