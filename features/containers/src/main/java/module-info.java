/** Start, stop, look into and talk to containers. */
module io.grampus.containers {
  exports io.grampus.containers;

  requires transitive io.grampus.kernel;
  requires transitive io.grampus.engine;
  requires transitive io.grampus.inventory;
  requires org.apache.commons.compress;
  requires org.slf4j;
}
