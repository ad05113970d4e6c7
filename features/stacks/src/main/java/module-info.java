/** Compose projects as Swarm services. */
module io.grampus.stacks {
  exports io.grampus.stacks;

  requires static transitive org.jspecify;
  requires transitive io.grampus.kernel;
  requires transitive io.grampus.compose;
  requires transitive io.grampus.engine;
  requires transitive io.grampus.inventory;
  requires org.slf4j;
}
