/** Real Docker hosts on one machine, for tests and for playing. */
module io.grampus.cluster {
  requires static transitive org.jspecify;

  exports io.grampus.cluster;
}
