/** A client of the Docker Engine API. */
module io.grampus.engine {
  requires static transitive org.jspecify;
  requires transitive io.grampus.wire;
  requires transitive tools.jackson.databind;

  exports io.grampus.engine;
}
