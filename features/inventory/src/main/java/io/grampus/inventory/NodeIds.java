package io.grampus.inventory;

/**
 * The ids of rows that several nodes may have alike, such as an image: those of the server's own
 * node are the engine's, others have the node's id behind an at sign, which no engine uses in ids.
 *
 * @param node the id of another node; empty for the own one
 * @param name the node's name
 */
record NodeIds(String node, String name) {
  private static final char AT = '@';

  String of(String engineId) {
    return node.isEmpty() ? engineId : engineId + AT + node;
  }

  /** What the engine calls it. */
  static String bare(String id) {
    int at = id.indexOf(AT);
    return at < 0 ? id : id.substring(0, at);
  }

  /** The other node; empty for the own one. */
  static String node(String id) {
    return id.substring(Math.min(id.length(), bare(id).length() + 1));
  }
}
