package io.grampus.agent;

/** What keeps the agent from joining or running, for people. */
final class AgentException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String next;

  /**
   * @param sentence "Tried to …, but …."
   * @param next the next step to take
   */
  AgentException(String sentence, String next) {
    super(sentence);
    this.next = next;
  }

  String next() {
    return next;
  }
}
