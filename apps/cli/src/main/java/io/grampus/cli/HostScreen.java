package io.grampus.cli;

import io.grampus.cli.command.Cli;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process's own terminal. Whether a stream is one is read from /proc, which needs neither
 * native code nor another process; its size is asked of {@code stty}, only when a table is drawn.
 */
final class HostScreen implements Cli.Screen {
  private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");
  private static final int[] USUAL = {24, 80};

  private final Map<String, String> env;
  private Optional<int[]> size = Optional.empty();

  HostScreen(Map<String, String> env) {
    this.env = env;
  }

  @Override
  public boolean isIn() {
    return isTerminal(0);
  }

  @Override
  public boolean isOut() {
    return isTerminal(1);
  }

  @Override
  public boolean isErr() {
    return isTerminal(2);
  }

  @Override
  public int width() {
    int given = number(env.getOrDefault("COLUMNS", ""));
    return given > 0 ? given : size()[1];
  }

  @Override
  public int height() {
    int given = number(env.getOrDefault("LINES", ""));
    return given > 0 ? given : size()[0];
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return file.startsWith("/dev/pts/")
          || file.startsWith("/dev/tty")
          || file.equals("/dev/console");
    } catch (IOException e) {
      // not Linux: the JDK only tells of input and output together
      Console console = System.console();
      return Objects.requireNonNull(console, "JDK 22 and newer have one").isTerminal();
    }
  }

  private int[] size() {
    int[] asked = size.orElseGet(HostScreen::ask);
    size = Optional.of(asked);
    return asked;
  }

  private static int[] ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher numbers = SIZE.matcher(answer);
      if (numbers.matches() && number(numbers.group(2)) > 0) {
        return new int[] {number(numbers.group(1)), number(numbers.group(2))};
      }
    } catch (IOException e) {
      // no stty, or no terminal
    }
    return USUAL;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
