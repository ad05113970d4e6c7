package io.grampus.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One line of a log, without its line end. */
public final class LogLine {
  private final Output output;
  private final byte[] bytes;
  private final String stamp;
  private final Map<String, String> details;

  LogLine(Output output, byte[] bytes, String stamp, Map<String, String> details) {
    this.output = output;
    this.bytes = bytes;
    this.stamp = stamp;
    this.details = details;
  }

  /** Where it was written. */
  public Output output() {
    return output;
  }

  /** The bytes of the line, as the container wrote them. */
  public byte[] bytes() {
    return bytes;
  }

  /** The line as UTF-8; what is not UTF-8 is shown as U+FFFD. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** When it was written, if timestamps were asked for. */
  public Optional<Instant> time() {
    return LogPrefix.time(stamp);
  }

  /** The same as the engine wrote it, in the form of RFC 3339; empty without timestamps. */
  public String stamp() {
    return stamp;
  }

  /**
   * What the engine adds when details are asked for; in a service's log {@code
   * com.docker.swarm.task.id}, {@code .node.id} and {@code .service.id}.
   */
  public Map<String, String> details() {
    return details;
  }

  @Override
  public String toString() {
    return output + " " + text();
  }
}
