/** Volumes, networks, secrets and configs: made, joined, removed. */
module io.grampus.objects {
  exports io.grampus.objects;

  requires transitive io.grampus.kernel;
  requires io.grampus.engine;
  requires transitive io.grampus.inventory;
}
