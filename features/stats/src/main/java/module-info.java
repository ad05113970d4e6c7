/** What containers and nodes use, now and over the last thirty days. */
module io.grampus.stats {
  exports io.grampus.stats;

  requires io.grampus.cgroup;
  requires transitive io.grampus.engine;
  requires transitive io.grampus.inventory;
  requires transitive io.grampus.kernel;
  requires org.slf4j;
}
