package io.grampus.kernel;

import java.util.Optional;

/**
 * What a request brought to prove who it is from.
 *
 * @param bearer the token of an {@code Authorization: Bearer} header
 * @param cookie the session cookie of a browser
 */
public record Credentials(Optional<String> bearer, Optional<String> cookie) {}
