/** The live read model of what an engine and its Swarm have. */
module io.grampus.inventory {
  exports io.grampus.inventory;

  requires transitive io.grampus.engine;
  requires transitive io.grampus.kernel;
  requires org.slf4j;
}
