package io.grampus.agent;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** {@code grampus agent}: {@code join} lets this machine in, {@code run} serves. */
public final class Main {
  private static final String USAGE = "Tried to run the agent, but ";
  private static final String NEXT =
      "grampus agent join URL --code CODE [--data DIR] [--engine unix:///PATH], or"
          + " grampus agent run [--data DIR].";

  private Main() {}

  /** Returns after a join; runs until the process is asked to stop. */
  public static void main(String[] arguments) throws InterruptedException {
    main(new ArrayDeque<>(List.of(arguments)), InstantSource.system());
  }

  /**
   * As {@link #main(String[])}, on a machine with that clock.
   *
   * @param words are used up
   */
  public static void main(Deque<String> words, InstantSource clock) throws InterruptedException {
    try {
      run(words, clock);
    } catch (AgentException e) {
      System.err.println(e.getMessage());
      System.err.println(e.next());
      System.exit(1);
    }
  }

  private static void run(Deque<String> words, InstantSource clock) throws InterruptedException {
    String command = words.isEmpty() ? "" : words.pop();
    String url = "";
    String code = "";
    String data = "";
    String engine = EngineSocket.USUAL;
    while (!words.isEmpty()) {
      String word = words.pop();
      if (!word.startsWith("--")) {
        url = word;
      } else if (words.isEmpty()) {
        throw new AgentException(USAGE + word + " needs a value.", NEXT);
      } else {
        switch (word) {
          case "--code" -> code = words.pop();
          case "--data" -> data = words.pop();
          case "--engine" -> engine = words.pop();
          default -> throw new AgentException(USAGE + "there is no option " + word + ".", NEXT);
        }
      }
    }
    var folder = new AgentFolder(Path.of(data).toAbsolutePath());
    switch (command) {
      case "join" -> {
        if (url.isEmpty() || code.isEmpty() || data.isEmpty()) {
          throw new AgentException(USAGE + "URL, --code or --data is missing.", NEXT);
        }
        var settings =
            new AgentFolder.Settings(ServerAddress.parse(url), EngineSocket.parse(engine));
        String name = new Joiner(folder, settings, clock).join(code);
        System.err.println("Joined as node " + name + ".");
      }
      case "run" -> new AgentLoop(folder, System.err, clock).run();
      default -> throw new AgentException(USAGE + "the command is join or run.", NEXT);
    }
  }
}
