package io.grampus.node;

/**
 * What a machine that has joined gets.
 *
 * @param certificate DER in Base64
 * @param name the machine's name in the Swarm
 */
public record Joined(String certificate, String name) {
  /** As a line. */
  public Line line() {
    return Line.of("certificate", certificate, "name", name);
  }

  /** From a line. */
  public static Joined of(Line line) {
    return new Joined(line.text("certificate"), line.text("name"));
  }
}
