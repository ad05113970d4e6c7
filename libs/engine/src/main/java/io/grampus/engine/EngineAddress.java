package io.grampus.engine;

import io.grampus.wire.Transport;
import java.nio.file.Path;
import java.util.Map;

/** Where an engine is to be reached. */
public sealed interface EngineAddress {
  /** Where an engine listens when nobody has said otherwise. */
  Path USUAL_SOCKET = Path.of("/var/run/docker.sock");

  /** A unix socket. */
  record Unix(Path socket) implements EngineAddress {}

  /** A TCP port in the clear; who reaches it has all rights on its host. */
  record Tcp(String host, int port) implements EngineAddress {}

  /** A TCP port with TLS. */
  record Tls(String host, int port, TlsFiles files) implements EngineAddress {}

  /** The usual socket of this machine. */
  static EngineAddress local() {
    return new Unix(USUAL_SOCKET);
  }

  /** {@code unix:///path} or {@code tcp://host:port}; anything else is an AddressException. */
  static EngineAddress parse(String text) {
    return AddressReader.parse(text);
  }

  /**
   * What the docker command line would use: {@code DOCKER_HOST} (with {@code DOCKER_TLS_VERIFY} and
   * {@code DOCKER_CERT_PATH}), else {@code DOCKER_CONTEXT}, else the current context in {@code
   * DOCKER_CONFIG} or {@code ~/.docker}, else the usual socket.
   */
  static EngineAddress fromEnvironment(Map<String, String> environment, Path home) {
    return new AddressReader(environment, home).read();
  }

  /** The endpoint of a docker context by its name. */
  static EngineAddress ofContext(String name, Path dockerConfig) {
    return DockerContext.read(name, dockerConfig);
  }

  /** The way there. */
  default Transport transport() {
    return switch (this) {
      case Unix(Path socket) -> Transport.unix(socket);
      case Tcp(String host, int port) -> Transport.tcp(host, port);
      case Tls(String host, int port, TlsFiles files) ->
          files.skipVerify()
              ? Transport.tlsAnyName(host, port, files.context())
              : Transport.tls(host, port, files.context());
    };
  }
}
