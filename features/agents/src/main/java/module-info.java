/** The agents of the nodes, and the way to their engines. */
module io.grampus.agents {
  exports io.grampus.agents;

  requires static transitive org.jspecify;
  requires transitive io.grampus.kernel;
  requires transitive io.grampus.engine;
  requires transitive io.grampus.inventory;
  requires io.grampus.node;
  requires io.grampus.wire;
  requires org.slf4j;
}
