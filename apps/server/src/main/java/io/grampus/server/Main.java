package io.grampus.server;

import io.grampus.identity.Identity;
import io.grampus.kernel.Clock;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The server's program: {@code serve} runs it; {@code probe}, {@code code} and {@code leave-swarm}
 * are what {@code ./grampus up} and {@code down} ask for besides; {@code backup} and {@code
 * restore} are those of {@code ./grampus server}.
 */
public final class Main {
  private Main() {}

  /** Runs until it is done, or for {@code serve} until the process is asked to stop. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      var options = Options.parse(arguments);
      switch (options.command()) {
        case "serve" -> serve(options.settings());
        case "probe" -> System.out.println(EngineHost.of(options.settings()).describe());
        case "leave-swarm" -> EngineHost.of(options.settings()).leaveSwarm();
        case "code" -> code(options.settings());
        case "backup" -> Backup.write(options.settings().data(), options.backup());
        case "restore" -> Backup.restore(options.backup(), options.settings().data());
        default -> throw Options.usage("there is no command " + options.command());
      }
    } catch (ProblemException e) {
      System.err.println(e.problem().sentence());
      System.err.println(e.problem().next());
      System.exit(e.problem() instanceof StartProblem start ? start.exit() : 1);
    }
  }

  private static void serve(Settings settings) throws InterruptedException {
    Server server = Server.start(settings);
    var stopped = new CountDownLatch(1);
    Runnable stop =
        () -> {
          server.close();
          stopped.countDown();
        };
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stop));
    List<String> swarm = settings.swarm() ? makeSwarm(settings) : List.of();
    settings.ready().ifPresent(file -> announce(server, settings, file, swarm));
    settings.pulse().ifPresent(file -> new Pulse(file, server::pulse, Clock.system()));
    stopped.await();
  }

  /** An engine that does not answer now is the inventory's to tell; the server goes on. */
  private static List<String> makeSwarm(Settings settings) {
    try {
      return EngineHost.of(settings).makeSwarm(settings.data()).stream().toList();
    } catch (ProblemException e) {
      return List.of(e.problem().sentence(), e.problem().next());
    }
  }

  private static void code(Settings settings) {
    try (var data = Databases.beside(settings.data())) {
      Identity identity = Identity.open(data.main(), Clock.system());
      System.out.println(
          identity
              .firstRunCode(true)
              .orElseThrow(() -> new ProblemException(new StartProblem.HasAdmin())));
    }
  }

  /** Writes what the launcher shows: url, authority, the first time the code, and what was done. */
  private static void announce(Server server, Settings settings, Path file, List<String> swarm) {
    boolean any = settings.listen().equals("0.0.0.0") || settings.listen().equals("::");
    String host = any ? "localhost" : settings.listen();
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    List<String> lines = new ArrayList<>();
    lines.add("url=https://" + bracketed + ":" + server.port());
    lines.add("ca=" + server.authority());
    server.identity().firstRunCode(false).ifPresent(code -> lines.add("code=" + code));
    swarm.forEach(line -> lines.add("swarm=" + line));
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, lines);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ProblemException(DataFolder.explain(file, e), e);
    }
  }
}
