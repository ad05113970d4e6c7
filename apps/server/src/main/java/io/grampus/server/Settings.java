package io.grampus.server;

import io.grampus.engine.EngineAddress;
import io.grampus.kernel.ProblemException;
import io.grampus.oci.Authorities;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the server was started with.
 *
 * @param engine where Docker Engine is; empty means where the docker command line would look
 * @param swarm whether an engine that is no Swarm is made one
 * @param ready a file that is written once the server answers
 * @param files what it reads besides its data
 * @param pulse a file in which a line tells how things are, for whoever watches the server
 */
public record Settings(
    Path data,
    String listen,
    int port,
    Optional<String> engine,
    boolean swarm,
    Optional<Path> ready,
    Files files,
    Optional<Path> pulse) {
  static final String LISTEN = "127.0.0.1";
  static final int PORT = 7443;

  /**
   * What it reads besides its data.
   *
   * @param console the folder of the web console; without one there is only a plain page
   * @param agent the packed agent; without it nodes cannot fetch theirs
   * @param authorities the folders with the authorities of other registries
   */
  public record Files(Optional<Path> console, Optional<Path> agent, Path authorities) {
    static final Files NONE = new Files(Optional.empty(), Optional.empty(), Authorities.DOCKERS);
  }

  EngineAddress engineAddress() {
    try {
      return engine.map(EngineAddress::parse).orElseGet(Settings::usualEngine);
    } catch (RuntimeException e) {
      throw new ProblemException(new StartProblem.Usage(String.valueOf(e.getMessage())), e);
    }
  }

  private static EngineAddress usualEngine() {
    return EngineAddress.fromEnvironment(System.getenv(), Path.of(System.getProperty("user.home")));
  }
}
