package io.grampus.server;

import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the server: {@code server --data DIR [--listen ADDRESS] [--port N] [--engine ADDRESS]
 * [--ready FILE]}, or makes a first-run code: {@code code --data DIR}.
 */
public final class Main {
  private Main() {}

  /** Runs until the process is asked to stop. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      Settings settings = parse(arguments);
      run(settings);
    } catch (ProblemException e) {
      System.err.println(e.problem().sentence());
      System.err.println(e.problem().next());
      System.exit(e.problem() instanceof StartProblem start ? start.exit() : 1);
    }
  }

  private static void run(Settings settings) throws InterruptedException {
    Server server = Server.start(settings);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  server.close();
                  stopped.countDown();
                }));
    settings.ready().ifPresent(file -> announce(server, settings, file));
    stopped.await();
  }

  /** Writes what the launcher shows: url, certificate authority and, the first time, the code. */
  private static void announce(Server server, Settings settings, Path file) {
    boolean any = settings.listen().equals("0.0.0.0") || settings.listen().equals("::");
    String host = any ? "localhost" : settings.listen();
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    Optional<String> code = server.identity().firstRunCode(false);
    List<String> lines =
        List.of(
            "url=https://" + bracketed + ":" + server.port(),
            "ca=" + server.authority(),
            "code=" + code.orElse(""),
            "firstRun=" + !server.identity().hasAdmin());
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, lines);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ProblemException(DataFolder.explain(file, e), e);
    }
  }

  static Settings parse(String[] arguments) {
    Deque<String> left = new ArrayDeque<>(List.of(arguments));
    Optional<Path> data = Optional.empty();
    Optional<Path> ready = Optional.empty();
    Optional<String> engine = Optional.empty();
    String listen = Settings.LISTEN;
    int port = Settings.PORT;
    while (!left.isEmpty()) {
      String option = left.pop();
      if (left.isEmpty()) {
        throw usage(option + " needs a value or is not known");
      }
      String value = left.pop();
      switch (option) {
        case "--data" -> data = Optional.of(Path.of(value).toAbsolutePath());
        case "--ready" -> ready = Optional.of(Path.of(value).toAbsolutePath());
        case "--engine" -> engine = Optional.of(value);
        case "--listen" -> listen = value;
        case "--port" -> port = port(value);
        default -> throw usage("there is no option " + option);
      }
    }
    Path folder = data.orElseThrow(() -> usage("--data is missing"));
    return new Settings(folder, listen, port, engine, ready);
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

  private static ProblemException usage(String but) {
    return new ProblemException(new StartProblem.Usage(but));
  }
}
