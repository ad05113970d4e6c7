package io.grampus.node;

/**
 * What a machine sends to join.
 *
 * @param secret that of the join code
 * @param node the machine's id in the Swarm
 * @param key the public key to be certified: its SubjectPublicKeyInfo in Base64
 */
public record Joining(String secret, String node, String key) {
  /** As a line. */
  public Line line() {
    return Line.of("secret", secret, "node", node, "key", key);
  }

  /** From a line. */
  public static Joining of(Line line) {
    return new Joining(line.text("secret"), line.text("node"), line.text("key"));
  }
}
