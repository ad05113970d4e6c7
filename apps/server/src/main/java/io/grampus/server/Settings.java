package io.grampus.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the server was started with.
 *
 * @param engine where Docker Engine is; empty means DOCKER_HOST, else the default socket
 * @param ready a file that is written once the server answers
 */
public record Settings(
    Path data, String listen, int port, Optional<String> engine, Optional<Path> ready) {
  static final String LISTEN = "127.0.0.1";
  static final int PORT = 7443;
}
