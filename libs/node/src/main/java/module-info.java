/** What server and agent say to each other. */
module io.grampus.node {
  requires static transitive org.jspecify;
  requires tools.jackson.core;

  exports io.grampus.node;
}
