/** Reads Compose files into the canonical form that {@code docker compose config} prints. */
module io.grampus.compose {
  requires static transitive org.jspecify;
  requires transitive tools.jackson.databind;
  requires org.snakeyaml.engine;
  requires com.networknt.schema;

  exports io.grampus.compose;
}
