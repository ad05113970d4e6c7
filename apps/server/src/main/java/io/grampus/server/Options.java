package io.grampus.server;

import io.grampus.kernel.ProblemException;
import io.grampus.oci.Authorities;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The command line of the server's program. */
record Options(String command, Settings settings, Optional<Path> file) {

  static Options parse(String[] arguments) {
    Deque<String> left = new ArrayDeque<>(List.of(arguments));
    if (left.isEmpty()) {
      throw usage("the command is missing: serve, probe, code, leave-swarm, backup or restore");
    }
    String command = left.pop();
    Optional<Path> data = Optional.empty();
    Optional<Path> ready = Optional.empty();
    Optional<Path> file = Optional.empty();
    Optional<Path> console = Optional.empty();
    Optional<Path> agent = Optional.empty();
    Optional<Path> pulse = Optional.empty();
    Path authorities = Authorities.DOCKERS;
    Optional<String> engine = Optional.empty();
    String listen = Settings.LISTEN;
    int port = Settings.PORT;
    boolean swarm = false;
    while (!left.isEmpty()) {
      String option = left.pop();
      if (left.isEmpty()) {
        throw usage(option + " needs a value or is not known");
      }
      String value = left.pop();
      switch (option) {
        case "--data" -> data = Optional.of(Path.of(value).toAbsolutePath());
        case "--ready" -> ready = Optional.of(Path.of(value).toAbsolutePath());
        case "--file" -> file = Optional.of(Path.of(value).toAbsolutePath());
        case "--console" -> console = Optional.of(Path.of(value).toAbsolutePath());
        case "--agent" -> agent = Optional.of(Path.of(value).toAbsolutePath());
        case "--pulse" -> pulse = Optional.of(Path.of(value).toAbsolutePath());
        case "--certs" -> authorities = Path.of(value).toAbsolutePath();
        case "--engine" -> engine = Optional.of(value);
        case "--listen" -> listen = value;
        case "--port" -> port = port(value);
        case "--swarm" -> swarm = value.equals("yes");
        default -> throw usage("there is no option " + option);
      }
    }
    Path folder = data.orElseGet(() -> defaultFolder(command));
    var files = new Settings.Files(console, agent, authorities);
    var settings = new Settings(folder, listen, port, engine, swarm, ready, files, pulse);
    return new Options(command, settings, file);
  }

  /** The file of a backup. */
  Path backup() {
    return file.orElseThrow(() -> usage("--file is missing"));
  }

  static ProblemException usage(String but) {
    return new ProblemException(new StartProblem.Usage(but));
  }

  private static Path defaultFolder(String command) {
    if (!command.equals("probe") && !command.equals("leave-swarm")) {
      throw usage("--data is missing");
    }
    return Path.of("").toAbsolutePath();
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw usage("\"" + value + "\" is not a port from 0 to 65535");
  }
}
