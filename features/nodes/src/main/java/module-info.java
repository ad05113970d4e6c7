/** What can be done to the nodes of the Swarm, and what room they have. */
module io.grampus.nodes {
  exports io.grampus.nodes;

  requires transitive io.grampus.kernel;
  requires transitive io.grampus.engine;
  requires transitive io.grampus.inventory;
}
