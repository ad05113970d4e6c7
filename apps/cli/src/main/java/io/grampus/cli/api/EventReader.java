package io.grampus.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of server-sent events, HTML Living Standard, section 9.2.6. */
public final class EventReader implements AutoCloseable {
  private final String tried;
  private final InputStream in;
  private final BufferedReader lines;
  private volatile boolean closed;

  EventReader(String tried, InputStream in) {
    this.tried = tried;
    this.in = in;
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * Blocks for the next event; empty at the end of the stream.
   *
   * @throws CliException when the connection breaks, or the server tells a problem
   */
  public Optional<Event> next() {
    var data = new StringBuilder();
    String name = "message";
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            return Optional.of(event(name, data.toString()));
          }
          name = "message";
        } else if (line.startsWith("data:")) {
          data.append(data.isEmpty() ? "" : "\n").append(value(line, 5));
        } else if (line.startsWith("event:")) {
          name = value(line, 6);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      if (closed) {
        return Optional.empty();
      }
      throw new CliException(
          ExitCode.UNREACHABLE, tried, "the connection broke: " + Causes.of(e), "Try again.");
    } catch (JacksonException e) {
      throw new CliException(
          ExitCode.PROBLEM, tried, "the server sent an event that is no JSON", "Report it.");
    }
  }

  /**
   * Whether some of what follows has arrived already, so that the next event is hardly waited for.
   */
  public boolean isReady() {
    try {
      return lines.ready();
    } catch (IOException e) {
      // the next event tells
      return false;
    }
  }

  private static Event event(String name, String data) {
    var event = new Event(name, JsonMapper.shared().readTree(data));
    if (name.equals("problem")) {
      throw Problems.read(event.data(), 500);
    }
    return event;
  }

  private static String value(String line, int from) {
    return line.substring(line.startsWith(" ", from) ? from + 1 : from);
  }

  @Override
  public void close() {
    closed = true;
    try {
      in.close();
    } catch (IOException e) {
      // it is to end anyway
    }
  }
}
