package io.grampus.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container's command would do, as far as tests need it: echo, true, false, exit and trap
 * are understood; whatever else runs until it is stopped.
 *
 * @param stopExit the exit code when the container is stopped in order
 */
record FakeScript(List<Line> output, boolean lasting, int exit, int stopExit) {
  private static final Pattern ECHO = Pattern.compile("echo (.*?)( >&2)?");
  private static final Pattern EXIT = Pattern.compile("exit (\\d+)");
  private static final Pattern TRAP = Pattern.compile("trap 'exit (\\d+)' TERM");

  /** One line of output. */
  record Line(boolean error, String text) {}

  static FakeScript of(List<String> command) {
    boolean shell = command.size() == 3 && command.get(1).equals("-c");
    return run(shell ? command.get(2) : String.join(" ", command));
  }

  private static FakeScript run(String script) {
    List<Line> output = new ArrayList<>();
    int stopExit = 143;
    for (String each : script.split(";")) {
      String word = each.strip();
      Matcher echo = ECHO.matcher(word);
      Matcher exit = EXIT.matcher(word);
      Matcher trap = TRAP.matcher(word);
      if (exit.matches()) {
        return new FakeScript(output, false, Integer.parseInt(exit.group(1)), stopExit);
      } else if (word.equals("false")) {
        return new FakeScript(output, false, 1, stopExit);
      } else if (echo.matches()) {
        output.add(new Line(echo.group(2) != null, echo.group(1)));
      } else if (trap.matches()) {
        stopExit = Integer.parseInt(trap.group(1));
      } else if (!word.equals("true") && !word.isEmpty()) {
        return new FakeScript(output, true, 0, stopExit);
      }
    }
    return new FakeScript(output, false, 0, stopExit);
  }
}
