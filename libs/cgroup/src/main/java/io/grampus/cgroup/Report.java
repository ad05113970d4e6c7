package io.grampus.cgroup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured on a machine at one time, as it is told to another one: the containers of which
 * something is new alone.
 *
 * @param first whether nothing was told before, so that all containers are in it
 * @param nanos when, on the machine's monotonic clock
 * @param busyNanos processor time that all cores have worked; -1 when not known
 * @param memoryUsed bytes; -1 when not known
 * @param containers what was read of those with something new, by the beginning of their ids
 * @param unread those that cannot be read
 */
public record Report(
    boolean first,
    long nanos,
    long busyNanos,
    long memoryUsed,
    Map<String, Counters> containers,
    List<String> unread) {
  private static final String FIRST = "first";
  private static final int NUMBERS = 8;

  /** Keeps copies. */
  public Report {
    containers = Map.copyOf(containers);
    unread = List.copyOf(unread);
  }

  /** In one line of ASCII: the machine, and after each semicolon a container. */
  public String text() {
    var text = new StringBuilder();
    text.append(first ? FIRST : "then").append(' ').append(nanos);
    text.append(' ').append(busyNanos).append(' ').append(memoryUsed);
    containers.forEach((id, c) ->
        text.append(';')
            .append(String.join(" ", id, "" + c.cpu(), "" + c.memory(), "" + c.memoryLimit()))
            .append(' ')
            .append(String.join(" ", "" + c.pids(), "" + c.received(), "" + c.sent()))
            .append(' ')
            .append(String.join(" ", "" + c.read(), "" + c.written())));
    unread.forEach(id -> text.append(';').append(id));
    return text.toString();
  }

  /** Reads the line; empty when it is none. */
  public static Optional<Report> parse(String text) {
    try {
      String[] parts = text.split(";", -1);
      String[] machine = parts[0].split(" ", -1);
      long nanos = Long.parseLong(machine[1]);
      Map<String, Counters> containers = new LinkedHashMap<>();
      List<String> unread = new ArrayList<>();
      for (String part : List.of(parts).subList(1, parts.length)) {
        String[] words = part.split(" ", -1);
        if (words.length > NUMBERS) {
          containers.put(words[0], counters(nanos, words));
        } else {
          unread.add(words[0]);
        }
      }
      return Optional.of(
          new Report(
              machine[0].equals(FIRST),
              nanos,
              Long.parseLong(machine[2]),
              Long.parseLong(machine[3]),
              containers,
              unread));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Counters counters(long nanos, String[] words) {
    long[] n = new long[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      n[i] = Long.parseLong(words[i + 1]);
    }
    return new Counters(nanos, n[0], n[1], n[2], (int) n[3], n[4], n[5], n[6], n[7]);
  }
}
