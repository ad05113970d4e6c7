/** HTTP/1.1 as Docker speaks it, on the JDK's own sockets: strict, blocking, hijackable. */
module io.grampus.wire {
  requires static transitive org.jspecify;

  exports io.grampus.wire;
}
